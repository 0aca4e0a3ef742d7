import { boxesHeight, drawingWidths, margin, stack } from './boxes';
import type { Drawing, DrawnBox, Edge, SizedBox } from './parts';
import { createPorts, curveAcross, curveAside } from './ports';

/** Two columns whose boxes take turns, left and right; lines run in the channel between them. */
export function placeFacing(sized: readonly SizedBox[], edges: readonly Edge[]): Drawing {
  const isLeft = (place: number) => place % 2 === 0;
  const columns = [true, false].map((side) => sized.filter((_, place) => isLeft(place) === side));
  const heights = columns.map(boxesHeight);
  const height = Math.max(...heights);
  const placed = columns.map((boxes, column) =>
    stack(boxes, {
      left: ({ width }) => (column === 0 ? margin : drawingWidths.wide - margin - width),
      top: margin + Math.round((height - (heights[column] ?? 0)) / 2),
    }),
  );
  const boxes = sized.flatMap((_, place): DrawnBox[] => {
    const box = placed[place % 2]?.[Math.floor(place / 2)];
    return box ? [box] : [];
  });
  const ports = createPorts(boxes, edges, (_, place) => (isLeft(place) ? 'right' : 'left'));
  const lines = edges.map((edge, line) => {
    const [from, to] = edge;
    const [a, b] = [ports.at(line, from), ports.at(line, to)];
    const isAcross = isLeft(from) !== isLeft(to);
    const aside = Math.min(90, 24 + Math.abs(b.y - a.y) / 5) * (isLeft(from) ? 1 : -1);
    const path = isAcross ? curveAcross(a, b) : curveAside(a, b, aside);
    return { edge, step: Math.max(boxes[from]?.step ?? 0, boxes[to]?.step ?? 0), path };
  });
  return { width: drawingWidths.wide, height, boxes, lines };
}
