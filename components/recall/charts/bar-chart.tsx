import styles from './charts.module.css';
import { DataTable } from './data-table';

interface BarChartProps {
  /** What the bars count, for who hears them. */
  readonly label: string;
  readonly heads: readonly [string, string];
  readonly bars: readonly { readonly name: string; readonly count: number }[];
  /** Every so many bars have their name below. */
  readonly namedEvery?: number;
}

const width = 400;
const height = 130;
const base = height - 22;

/** Bars with a table of the same numbers. */
export function BarChart({ label, heads, bars, namedEvery = 1 }: BarChartProps) {
  const most = Math.max(1, ...bars.map(({ count }) => count));
  const step = width / bars.length;
  return (
    <>
      <svg className={styles.bars} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
        <line x1="0" x2={width} y1={base + 0.5} y2={base + 0.5} />
        {bars.map(({ name, count }, i) => {
          const tall = (count / most) * (base - 22);
          const middle = i * step + step / 2;
          return (
            <g key={name}>
              <rect x={i * step + step * 0.14} width={step * 0.72} y={base - tall} height={tall}>
                <title>{`${name}: ${count}`}</title>
              </rect>
              {count > 0 && (count === most || bars.length < 10) ? (
                <text x={middle} y={base - tall - 6} textAnchor="middle" fontSize="12">
                  {count}
                </text>
              ) : null}
              {i % namedEvery === 0 ? (
                <text
                  x={i === 0 && namedEvery > 1 ? 0 : middle}
                  y={height - 5}
                  textAnchor={i === 0 && namedEvery > 1 ? 'start' : 'middle'}
                  fontSize="12"
                >
                  {name}
                </text>
              ) : null}
            </g>
          );
        })}
      </svg>
      <DataTable heads={heads} rows={bars.map(({ name, count }) => [name, String(count)])} />
    </>
  );
}
