/** What is like one question by the words they share, best first. */
export interface Similar {
  readonly numbers: readonly number[];
  /** How like each is, beside the first of them: in 255ths. */
  readonly shares: readonly number[];
}

export const noSimilar: Similar = { numbers: [], shares: [] };

/**
 * How many are kept of each: far more than a page shows, so that meaning may choose among them. Choosing among all of a
 * library finds no more.
 */
export const similarKept = 30;

const none = 0xffffffff;

/** The best share is this. */
export const wholeShare = 255;

/** What is like each document of a search index, by the numbers that it gave them: its questions, and how like they are. */
export interface SimilarTable {
  readonly numbers: Uint32Array;
  readonly shares: Uint8Array;
}

export function packSimilar(
  count: number,
  similar: Iterable<readonly [document: number, Similar]>,
): SimilarTable {
  const numbers = new Uint32Array(count * similarKept).fill(none);
  const shares = new Uint8Array(count * similarKept);
  for (const [document, own] of similar) {
    numbers.set(own.numbers.slice(0, similarKept), document * similarKept);
    shares.set(own.shares.slice(0, similarKept), document * similarKept);
  }
  return { numbers, shares };
}

/** The same bytes for the same similar documents: all numbers, then all shares. */
export function bytesOfSimilar({ numbers, shares }: SimilarTable): Uint8Array {
  return Buffer.concat([new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength), shares]);
}

/** @throws where they are no such bytes */
export function openSimilar(bytes: Uint8Array): SimilarTable {
  const each = similarKept * (Uint32Array.BYTES_PER_ELEMENT + 1);
  if (bytes.length % each !== 0) throw new Error('the table of similar documents is cut short');
  const split = (bytes.length / each) * similarKept * Uint32Array.BYTES_PER_ELEMENT;
  const own = new Uint8Array(bytes);
  return {
    numbers: new Uint32Array(own.buffer, 0, split / Uint32Array.BYTES_PER_ELEMENT),
    shares: own.subarray(split),
  };
}

/** Of a document; none where none were computed. */
export function similarOf({ numbers, shares }: SimilarTable, document: number): Similar {
  const start = document * similarKept;
  const own = numbers.subarray(start, start + similarKept);
  const end = own.indexOf(none);
  const count = end < 0 ? own.length : end;
  return { numbers: [...own.subarray(0, count)], shares: [...shares.subarray(start, start + count)] };
}
