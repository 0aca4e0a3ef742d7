import { boxesHeight, drawingWidths, margin, stack } from './boxes';
import type { Drawing, Edge, SizedBox } from './parts';
import { createPorts, curveAside } from './ports';

/** Where boxes end, and how far lines go beyond: to the edge of the drawing. */
const right = 309;
const reach = { nearest: 12, farthest: drawingWidths.narrow - right - margin } as const;

/** One column; lines go round on its right, the farther the more boxes they pass. */
export function placeColumn(sized: readonly SizedBox[], edges: readonly Edge[]): Drawing {
  const boxes = stack(sized, { left: ({ width }) => right - width, top: margin });
  const ports = createPorts(boxes, edges, () => 'right');
  const most = Math.max(1, boxes.length - 1);
  const lines = edges.map((edge, line) => {
    const [from, to] = edge;
    const share = (Math.abs(to - from) - 1) / most;
    const far = reach.nearest + share * (reach.farthest - reach.nearest);
    const path = curveAside(ports.at(line, from), ports.at(line, to), far);
    return { edge, step: Math.max(boxes[from]?.step ?? 0, boxes[to]?.step ?? 0), path };
  });
  return { width: drawingWidths.narrow, height: boxesHeight(boxes), boxes, lines };
}
