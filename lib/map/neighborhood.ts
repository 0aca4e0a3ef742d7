import type { Edge } from './parts';

/** A question with what it leads to in two steps. */
export interface Neighborhood {
  /** Catalog numbers: the question itself, then each of the first step with those of the second that it leads to. */
  readonly numbers: readonly number[];
  /** Steps from the question, by place in `numbers`. */
  readonly steps: readonly number[];
  /** Links among them, by places, each pair once. */
  readonly edges: readonly Edge[];
}

/**
 * The related questions of a question and theirs: all of the first step, and of the second those that most of the first
 * lead to, `most` in all.
 */
export function neighborhoodOf(
  start: number,
  related: (number: number) => readonly number[],
  most: number,
): Neighborhood {
  const first = [...new Set(related(start))].filter((number) => number !== start).slice(0, most - 1);
  const known = new Set([start, ...first]);
  const second = new Map<number, number>();
  for (const number of first)
    for (const next of related(number)) if (!known.has(next)) second.set(next, (second.get(next) ?? 0) + 1);
  // A stable sort: of equals the first that was come upon.
  const chosen = new Set(
    [...second]
      .sort(([, a], [, b]) => b - a)
      .slice(0, most - known.size)
      .map(([number]) => number),
  );
  const numbers = [start];
  const steps = [0];
  const add = (number: number, step: number) => {
    numbers.push(number);
    steps.push(step);
  };
  for (const number of first) {
    add(number, 1);
    for (const next of related(number)) if (chosen.delete(next)) add(next, 2);
  }
  return { numbers, steps, edges: edgesAmong(numbers, related) };
}

function edgesAmong(
  numbers: readonly number[],
  related: (number: number) => readonly number[],
): readonly Edge[] {
  const places = new Map(numbers.map((number, place) => [number, place]));
  const edges = new Map<string, Edge>();
  for (const [place, number] of numbers.entries())
    for (const next of related(number)) {
      const other = places.get(next);
      if (other === undefined || other === place) continue;
      const edge = [Math.min(place, other), Math.max(place, other)] as const;
      edges.set(edge.join(), edge);
    }
  return [...edges.values()].sort(([a, b], [c, d]) => a - c || b - d);
}
