import type { Drawings } from '@/lib/map/drawing';
import { labelPadding, lineHeight } from '@/lib/map/label';
import type { DrawnBox, Form } from '@/lib/map/parts';
import styles from './map-drawing.module.css';

interface MapDrawingProps {
  /** Says what is drawn: the name of the list that a screen reader finds. */
  readonly label: string;
  readonly items: readonly { readonly href: string; readonly hue: number }[];
  /** Where each of them stands, in the same order. */
  readonly drawings: Drawings;
}

/**
 * Boxes that lead to what they name, with lines between; drawn twice, for a wide and for a narrow window. To who hears it
 * the drawing is a list of links in the order of its boxes.
 */
export function MapDrawing(props: MapDrawingProps) {
  return (
    <>
      <MapForm {...props} form="wide" />
      <MapForm {...props} form="narrow" />
    </>
  );
}

function MapForm({ label, items, drawings, form }: MapDrawingProps & { readonly form: Form }) {
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
        {drawing.lines.map(({ edge, step, path }) => (
          <path key={edge.join()} className={styles.line} data-step={step} d={path} />
        ))}
      </g>
      {drawing.boxes.map((box, i) => (
        // biome-ignore lint/a11y/useSemanticElements: see above
        // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: the group is not interactive, the link in it is
        <g key={box.number} role="listitem">
          <a href={items[i]?.href} className={styles.question} data-hue={items[i]?.hue} data-step={box.step}>
            <title>{box.title}</title>
            <Box box={box} />
          </a>
        </g>
      ))}
    </svg>
  );
}

function Box({ box: { left, top, width, height, label, fontSize } }: { readonly box: DrawnBox }) {
  const x = left + labelPadding.x;
  return (
    <>
      <rect x={left} y={top} width={width} height={height} rx="3" />
      <text x={x} y={top + labelPadding.y + fontSize * 0.97} fontSize={fontSize}>
        {label.lines.map((line, i) => (
          <tspan key={i} x={x} dy={i === 0 ? 0 : fontSize * lineHeight}>
            {`${line} `}
          </tspan>
        ))}
      </text>
    </>
  );
}
