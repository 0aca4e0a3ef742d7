import { relatedLimit } from './related';

/** How the questions of a catalog hang together, by catalog number. */
export interface CatalogLinks {
  /** Number of the first exact copy, of each copy. */
  readonly originals: ReadonlyMap<number, number>;
  /** Numbers of the related questions, best first, at most `relatedLimit`. */
  readonly related: readonly (readonly number[])[];
  /** How many of the related ones the author named, by catalog number: the first of them. */
  readonly named: readonly number[];
  /** Number in the search index of each question, or of the one that it is a copy of; −1 where search does not hold it. */
  readonly documents: readonly number[];
}

/** What one question has of them. */
interface LinksOfQuestion {
  readonly original: number | undefined;
  readonly document: number | undefined;
  readonly named: number;
  readonly related: readonly number[];
}

const none = 0xffffffff;
/** Numbers a question has before those of its related ones: its original, its document, how many are its author's. */
const before = 3;
/** `none` stands for what there is not. */
export const linksWidth = before + relatedLimit;

export function packLinks({ originals, related, named, documents }: CatalogLinks): Uint32Array {
  const table = new Uint32Array(related.length * linksWidth).fill(none);
  for (const [number, original] of originals) table[number * linksWidth] = original;
  for (const [number, own] of related.entries()) {
    const start = number * linksWidth;
    const document = documents[number] ?? -1;
    table[start + 1] = document < 0 ? none : document;
    table[start + 2] = Math.min(named[number] ?? 0, relatedLimit);
    table.set(own.slice(0, relatedLimit), start + before);
  }
  return table;
}

export function linksOf(table: Uint32Array, number: number): LinksOfQuestion {
  const [original, document, named = 0, ...related] = table.subarray(
    number * linksWidth,
    (number + 1) * linksWidth,
  );
  return {
    original: original === none ? undefined : original,
    document: document === none ? undefined : document,
    named,
    related: related.filter((one) => one !== none),
  };
}
