/** A question with what it leads to in two steps. */
export interface Neighborhood {
  /** Catalog numbers: the question itself, those of the first step, those of the second. */
  readonly numbers: readonly number[];
  /** Steps from the question, by place in `numbers`. */
  readonly steps: readonly number[];
  /** Links among them, by places, each pair once. */
  readonly edges: readonly (readonly [number, number])[];
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
  const chosen = [...second].sort(([, a], [, b]) => b - a).slice(0, most - known.size);
  const numbers = [start, ...first, ...chosen.map(([number]) => number)];
  const places = new Map(numbers.map((number, place) => [number, place]));
  const edges = new Map<string, readonly [number, number]>();
  for (const [place, number] of numbers.entries())
    for (const next of related(number)) {
      const other = places.get(next);
      if (other === undefined || other === place) continue;
      const edge = [Math.min(place, other), Math.max(place, other)] as const;
      edges.set(edge.join(), edge);
    }
  const steps = numbers.map((_, place) => (place === 0 ? 0 : place <= first.length ? 1 : 2));
  return { numbers, steps, edges: [...edges.values()].sort(([a, b], [c, d]) => a - c || b - d) };
}
