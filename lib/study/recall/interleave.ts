/**
 * Mixes groups so that as few neighbors as possible are of the same one, and each group keeps its order: what is practiced
 * mixed is told apart better than what is practiced in blocks (Rohrer, Dedrick and Stershic 2015). The largest group that
 * is not the last one taken from gives the next.
 * @example
 * interleave(['a1', 'a2', 'b1'], (card) => card[0]); // ['a1', 'b1', 'a2']
 */
export function interleave<Item>(items: readonly Item[], groupOf: (item: Item) => string): readonly Item[] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(groupOf(item));
    if (group) group.push(item);
    else groups.set(groupOf(item), [item]);
  }
  const places = new Map([...groups.keys()].map((name) => [name, 0]));
  const mixed: Item[] = [];
  let last: string | undefined;
  while (mixed.length < items.length) {
    const name = largestOf(groups, places, last);
    const place = places.get(name) ?? 0;
    mixed.push(groups.get(name)?.[place] as Item);
    places.set(name, place + 1);
    last = name;
  }
  return mixed;
}

/** The group with the most left, the one just taken from only where nothing else is. */
function largestOf(
  groups: ReadonlyMap<string, readonly unknown[]>,
  places: ReadonlyMap<string, number>,
  last: string | undefined,
): string {
  let [best, most] = [last ?? '', 0];
  for (const [name, items] of groups) {
    const left = items.length - (places.get(name) ?? 0);
    if (name !== last && left > most) [best, most] = [name, left];
  }
  return best;
}

/** Puts some things evenly among others, both in their order. */
export function spread<Item>(some: readonly Item[], among: readonly Item[]): readonly Item[] {
  const mixed: Item[] = [];
  let taken = 0;
  for (const [i, item] of among.entries()) {
    mixed.push(item);
    const wanted = Math.floor(((i + 1) * some.length) / among.length);
    while (taken < wanted) mixed.push(some[taken++] as Item);
  }
  return [...mixed, ...some.slice(taken)];
}
