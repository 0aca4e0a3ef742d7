import { type Pace, pace } from './pace';

/** Milliseconds' work, for what costs a tenth of one. */
const usual = 20;

/** Items some at a time, each part in a turn of its own: between two, readers are answered. */
export async function* inTurns<Item>(
  items: readonly Item[],
  { some = usual, by = pace }: { readonly some?: number; readonly by?: Pace } = {},
): AsyncGenerator<readonly Item[]> {
  for (let at = 0; at < items.length; at += some) {
    await by.turn();
    yield items.slice(at, at + some);
  }
}
