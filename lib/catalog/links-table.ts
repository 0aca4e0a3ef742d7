import { relatedLimit } from './related';

/** How the questions of a catalog hang together, by catalog number. */
export interface CatalogLinks {
  /** Number of the first exact copy, of each copy. */
  readonly originals: ReadonlyMap<number, number>;
  /** Numbers of the related questions, best first, at most `relatedLimit`. */
  readonly related: readonly (readonly number[])[];
}

/** What one question has of them. */
interface LinksOfQuestion {
  readonly original: number | undefined;
  readonly related: readonly number[];
}

const none = 0xffffffff;
/** Numbers a question: its original, then what is related, and `none` for what there is not. */
export const linksWidth = 1 + relatedLimit;

export function packLinks({ originals, related }: CatalogLinks): Uint32Array {
  const table = new Uint32Array(related.length * linksWidth).fill(none);
  for (const [number, original] of originals) table[number * linksWidth] = original;
  for (const [number, own] of related.entries())
    for (let i = 0; i < Math.min(own.length, relatedLimit); i++)
      table[number * linksWidth + 1 + i] = own[i] ?? none;
  return table;
}

export function linksOf(table: Uint32Array, number: number): LinksOfQuestion {
  const [original, ...related] = table.subarray(number * linksWidth, (number + 1) * linksWidth);
  return {
    original: original === none ? undefined : original,
    related: related.filter((one) => one !== none),
  };
}
