import { boxesHeight, drawingWidths, gap, margin, stack } from './boxes';
import type { Drawing, DrawnBox, Edge, SizedBox } from './parts';
import { createPorts, curveAcross, curveAside, type Point } from './ports';

/** Where the columns of the three steps begin. */
const lefts = [margin, 330, 672] as const;
const asideReach = 26;

/**
 * Three columns: what the drawing is of, what is one step away, what is two. Lines run in the channels between, those of
 * one column on its right; one from the first to the last passes through a gap of the middle one.
 */
export function placeLayers(sized: readonly SizedBox[], edges: readonly Edge[]): Drawing {
  const columns = lefts.map((_, step) => sized.filter((box) => box.step === step));
  const heights = columns.map(boxesHeight);
  const height = Math.max(...heights);
  const placed = columns.map((boxes, step) =>
    stack(boxes, {
      left: () => lefts[step] ?? margin,
      top: margin + Math.round((height - (heights[step] ?? 0)) / 2),
    }),
  );
  const all = new Map(placed.flat().map((box) => [box.number, box]));
  const boxes = sized.flatMap((box): DrawnBox[] => {
    const own = all.get(box.number);
    return own ? [own] : [];
  });
  const stepOf = (place: number) => boxes[place]?.step ?? 0;
  const ports = createPorts(boxes, edges, ([from, to], place) => {
    const other = place === from ? to : from;
    return stepOf(other) < stepOf(place) ? 'left' : 'right';
  });
  const lines = edges.map((edge, line) => {
    const [from, to] = edge;
    const [a, b] = [ports.at(line, from), ports.at(line, to)];
    const path = pathOf(a, b, { apart: Math.abs(stepOf(to) - stepOf(from)), middle: placed[1] ?? [] });
    return { edge, step: Math.max(stepOf(from), stepOf(to)), path };
  });
  return { width: drawingWidths.wide, height, boxes, lines };
}

function pathOf(
  a: Point,
  b: Point,
  { apart, middle }: { readonly apart: number; readonly middle: readonly DrawnBox[] },
): string {
  const [left, right] = a.x <= b.x ? [a, b] : [b, a];
  if (apart === 0) return curveAside(a, b, asideReach);
  if (apart === 1 || middle.length === 0) return curveAcross(left, right);
  const y = nearestGap(middle, (a.y + b.y) / 2);
  const [from, to] = [
    { x: lefts[1] - 4, y },
    { x: lefts[1] + (middle[0]?.width ?? 0) + 4, y },
  ];
  return `${curveAcross(left, from)}L${to.x} ${to.y}${curveAcross(to, right).replace(/^M[^C]*/, '')}`;
}

/** The height between, above or below boxes of a column that is nearest another. */
function nearestGap(column: readonly DrawnBox[], wanted: number): number {
  const gaps = column.map(({ top }) => Math.max(1, Math.round(top - gap / 2)));
  const last = column.at(-1);
  if (last) gaps.push(Math.round(last.top + last.height + gap / 2));
  return gaps.reduce((best, y) => (Math.abs(y - wanted) < Math.abs(best - wanted) ? y : best), gaps[0] ?? 0);
}
