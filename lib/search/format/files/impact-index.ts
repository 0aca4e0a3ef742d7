import { Index } from 'flexsearch';
import type { Slots } from './posting-list';

/** A FlexSearch index whose slots we choose: the builder's side of `posting-index.ts`. */
export interface ImpactIndex {
  /** Adds a document under its terms, each in the slot that stands beside it. */
  add(document: number, terms: readonly string[], slots: ArrayLike<number>): void;
  /** Every term with its slots, as FlexSearch keeps and exports them; terms in no order. */
  entries(): (readonly [term: string, slots: Slots])[];
}

export function createImpactIndex(resolution: number): ImpactIndex {
  let current: { terms: readonly string[]; slots: ArrayLike<number> } = { terms: [], slots: [] };
  const index = new Index({
    resolution,
    tokenize: 'strict',
    // Terms are made by our own analysis; FlexSearch's encoders would fold double letters and split numbers.
    encode: () => [...current.terms],
    score: (_content: string[], _term: string, position: number) => current.slots[position] ?? resolution - 1,
  });
  return {
    add(document, terms, slots) {
      current = { terms, slots };
      if (terms.length > 0) index.add(document, terms[0] ?? '');
    },
    entries() {
      return [...(index as unknown as { readonly map: ReadonlyMap<string, Slots> }).map];
    },
  };
}
