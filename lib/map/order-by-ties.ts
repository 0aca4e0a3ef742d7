/** A link between two places of a list, and how strong it is. */
interface Tie {
  readonly from: number;
  readonly to: number;
  readonly weight: number;
}

/**
 * An order of a list in which what is tied stands near: the first stays first; after each comes what is tied to it most,
 * else what is tied most to all that stand before.
 * @returns places in the list
 */
export function orderByTies(count: number, ties: readonly Tie[]): readonly number[] {
  const weightOf = new Map(
    ties.flatMap(({ from, to, weight }) => [
      [`${from} ${to}`, weight],
      [`${to} ${from}`, weight],
    ]),
  );
  const left = new Set(Array.from({ length: count }, (_, place) => place));
  const order: number[] = [];
  const tieTo = (place: number, others: readonly number[]) =>
    others.reduce((sum, other) => sum + (weightOf.get(`${place} ${other}`) ?? 0), 0);
  for (let next: number | undefined = 0; next !== undefined && left.has(next); ) {
    left.delete(next);
    order.push(next);
    next = strongest(left, (place) => tieTo(place, order.slice(-1)) * count + tieTo(place, order));
  }
  return order;
}

/** Of equals the first. */
function strongest(places: Iterable<number>, weigh: (place: number) => number): number | undefined {
  let best: number | undefined;
  let most = Number.NEGATIVE_INFINITY;
  for (const place of places) {
    const weight = weigh(place);
    if (weight > most) [best, most] = [place, weight];
  }
  return best;
}
