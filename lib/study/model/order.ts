import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';

/** What has a place among others, by keys of `fractional-indexing`; of two devices that gave the same key, by id. */
interface Placed {
  readonly id: string;
  readonly order: string;
}

export function comparePlaces(a: Placed, b: Placed): number {
  return compareTexts(a.order, b.order) || compareTexts(a.id, b.id);
}

/** Keys for what is put behind all others. */
export function keysBehind(others: readonly Placed[], count: number): readonly string[] {
  return generateNKeysBetween(others.at(-1)?.order ?? null, null, count);
}

/** Longest key that is given; one of a record that was moved a thousand times between the same two is a hundred characters. */
const maxKeyLength = 100;

/**
 * New keys, by id, for what has to change so that one stands at another place: its own alone, or everybody's where two
 * devices gave its neighbors one key, or its key would be long.
 * @param placed in their order
 * @param to its place once it has moved
 */
export function keysToMove(placed: readonly Placed[], id: string, to: number): ReadonlyMap<string, string> {
  const others = placed.filter((entry) => entry.id !== id);
  const place = Math.max(0, Math.min(to, others.length));
  const before = others[place - 1]?.order ?? null;
  const after = others[place]?.order ?? null;
  const isFree = before === null || after === null || before < after;
  const own = isFree ? generateKeyBetween(before, after) : undefined;
  if (own !== undefined && own.length <= maxKeyLength) return new Map([[id, own]]);
  const ids = [
    ...others.slice(0, place).map((entry) => entry.id),
    id,
    ...others.slice(place).map((entry) => entry.id),
  ];
  const keys = generateNKeysBetween(null, null, ids.length);
  return new Map(ids.map((each, i) => [each, keys[i] as string]));
}

/** Whether a text can stand among the keys; any other would stop the next move. */
export function isPlaceKey(text: string): boolean {
  try {
    return text.length <= 2 * maxKeyLength && generateKeyBetween(text, null) > text;
  } catch {
    return false;
  }
}

function compareTexts(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
