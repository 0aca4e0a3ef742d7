import type { DrawingForm, Drawings, DrawnBox } from '@/lib/map/drawing';
import { labelPadding, lineHeight } from '@/lib/map/label';
import styles from './map-drawing.module.css';

interface MapDrawingProps {
  /** Says what is drawn: the name of the list that a screen reader finds. */
  readonly label: string;
  readonly questions: readonly { readonly href: string; readonly hue: number }[];
  /** Where each of them stands, in the same order. */
  readonly drawings: Drawings;
}

/**
 * Questions as boxes that lead to them, with lines between; drawn twice, for a wide and for a narrow window. To who hears
 * it the drawing is a list of links in the order of the questions.
 */
export function MapDrawing(props: MapDrawingProps) {
  return (
    <>
      <MapForm {...props} form="wide" />
      <MapForm {...props} form="narrow" />
    </>
  );
}

function MapForm({ label, questions, drawings, form }: MapDrawingProps & { readonly form: DrawingForm }) {
  const drawing = drawings[form];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing cannot be made of list elements
    <svg
      className={`${styles.map} ${styles[form]}`}
      viewBox={`0 0 ${drawing.width} ${drawing.height}`}
      role="list"
      aria-label={label}
    >
      <g>
        {drawing.lines.map(({ from, to, step }) => (
          <path
            key={`${from.number}-${to.number}`}
            className={styles.line}
            data-step={step}
            d={curve(from, to)}
          />
        ))}
      </g>
      {drawing.boxes.map((box, i) => (
        // biome-ignore lint/a11y/useSemanticElements: see above
        // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: the group is not interactive, the link in it is
        <g key={box.number} role="listitem">
          <a
            href={questions[i]?.href}
            className={styles.question}
            data-hue={questions[i]?.hue}
            data-step={box.step}
          >
            <title>{box.title}</title>
            <Box box={box} />
          </a>
        </g>
      ))}
    </svg>
  );
}

function Box({ box: { x, y, label, fontSize } }: { readonly box: DrawnBox }) {
  const top = y - label.height / 2;
  return (
    <>
      <rect x={x - label.width / 2} y={top} width={label.width} height={label.height} rx="3" />
      <text x={x} y={top + labelPadding.y + fontSize * 0.97} fontSize={fontSize} textAnchor="middle">
        {label.lines.map((line, i) => (
          <tspan key={line} x={x} dy={i === 0 ? 0 : fontSize * lineHeight}>
            {`${line} `}
          </tspan>
        ))}
      </text>
    </>
  );
}

/** A line that bends a little, so that lines between the same rows part. */
function curve(from: DrawnBox, to: DrawnBox): string {
  const bend = 0.12;
  const x = Math.round((from.x + to.x) / 2 - (to.y - from.y) * bend);
  const y = Math.round((from.y + to.y) / 2 + (to.x - from.x) * bend);
  return `M${from.x} ${from.y}Q${x} ${y} ${to.x} ${to.y}`;
}
