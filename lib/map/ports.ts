import type { DrawnBox, Edge } from './parts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

type Side = 'left' | 'right';

/** Where lines begin and end: at the sides of boxes, one below another in the order of what they lead to. */
export interface Ports {
  /** Where a line meets a box, by the place of the line and of the box. */
  at(line: number, box: number): Point;
}

/** @param sideOf the side on which a line leaves a box */
export function createPorts(
  boxes: readonly DrawnBox[],
  edges: readonly Edge[],
  sideOf: (edge: Edge, box: number) => Side,
): Ports {
  const ends = new Map<string, { readonly line: number; readonly other: number }[]>();
  const keyOf = (box: number, edge: Edge) => `${box} ${sideOf(edge, box)}`;
  for (const [line, edge] of edges.entries())
    for (const [box, other] of [edge, edge.toReversed()] as const) {
      if (box === undefined || other === undefined) continue;
      const key = keyOf(box, edge);
      ends.set(key, [...(ends.get(key) ?? []), { line, other: middleOf(boxes[other]) }]);
    }
  for (const own of ends.values()) own.sort((a, b) => a.other - b.other || a.line - b.line);
  return {
    at(line, box) {
      const edge = edges[line] ?? [box, box];
      const own = ends.get(keyOf(box, edge)) ?? [];
      const place = own.findIndex((end) => end.line === line);
      const { left = 0, top = 0, width = 0, height = 0 } = boxes[box] ?? {};
      return {
        x: sideOf(edge, box) === 'left' ? left : left + width,
        y: Math.round(top + ((place + 1) * height) / (own.length + 1)),
      };
    },
  };
}

function middleOf(box: DrawnBox | undefined): number {
  return box === undefined ? 0 : box.top + box.height / 2;
}

/** A curve that leaves and arrives level, within the channel between two columns. */
export function curveAcross(from: Point, to: Point): string {
  const middle = Math.round((from.x + to.x) / 2);
  return `M${from.x} ${from.y}C${middle} ${from.y} ${middle} ${to.y} ${to.x} ${to.y}`;
}

/**
 * A curve that leaves to one side and comes back to it.
 * @param reach how far its middle goes, negative to the left
 */
export function curveAside(from: Point, to: Point, reach: number): string {
  // A cubic curve goes three quarters of the way to its control points.
  const far = (reach * 4) / 3;
  const [a, b] = [Math.round(from.x + far), Math.round(to.x + far)];
  return `M${from.x} ${from.y}C${a} ${from.y} ${b} ${to.y} ${to.x} ${to.y}`;
}
