/**
 * Cards as their reviews come to, packed: thousands are read at once, and a record each, or an object for each number,
 * would hold a phone up. Nothing of it is more than what the reviews say; it is made anew wherever it cannot be trusted.
 */
export interface Bucket {
  readonly id: string;
  /** Ids of its cards. */
  readonly cards: readonly string[];
  /** Titles that decisions gave them; empty where there is none. */
  readonly titles: readonly string[];
  /** So many numbers for each card, in their order. */
  readonly numbers: Float64Array;
  /** What reviews were, those of the first card first. */
  readonly facts: Int32Array;
  readonly sum: number;
}

/** What is known of the buckets. */
export interface Head {
  readonly id: typeof headId;
  /** By what cards were made of their reviews: the code, and the parameters that the reader set. */
  readonly version: string;
  /** Names who makes them. */
  readonly build: string;
  /** Whether they are all there; else they are being made, or were. */
  readonly isReady: boolean;
  /** How many cards they hold together: one that is missing is noticed. */
  readonly cards: number;
  /** Ids of cards that changed since they were made. */
  readonly stale: readonly string[];
}

/** What the store beside the records holds. */
export type Remembered = Head | Bucket;

export const headId = 'head';

export function isHead(value: Remembered | undefined): value is Head {
  return value?.id === headId && 'stale' in value && Array.isArray(value.stale);
}
