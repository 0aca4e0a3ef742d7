import { Index } from '../../../node_modules/flexsearch/dist/flexsearch.light.module.min.js';
import type { Chunk } from './chunk';
import { impactSlots } from './impact';
import type { Slots } from './posting-list';
import { titleSlots } from './title-slot';

/** The postings of one chunk's terms. */
export interface PostingIndex {
  /** The chunk's terms, ascending. */
  readonly terms: readonly string[];
  /** How many documents hold a term. */
  held(term: string): number;
  impacts(term: string): Slots;
  titles(term: string): Slots;
  /** Its place among the terms, −1 where it is not there; its documents, ascending. */
  place(term: string): number;
  documents(term: string): readonly number[];
}

const nothing: Slots = [];

/**
 * The reader's side of `impact-index.ts`: a term's postings go into the map of a FlexSearch index when the term is first
 * asked for, which is all that FlexSearch's own `import` does; the light build that browsers load has no `import`.
 */
export function createPostingIndex(chunk: Chunk): PostingIndex {
  const numbers = new Map(chunk.terms.map((term, n) => [term, n]));
  const impacts = emptyIndex(impactSlots);
  const titles = emptyIndex(titleSlots);
  const unpack = (term: string) => {
    const n = numbers.get(term);
    if (n === undefined || impacts.map.has(term)) return;
    const entry = chunk.entry(n);
    impacts.map.set(term, entry.impacts);
    titles.map.set(term, entry.titles);
  };
  return {
    terms: chunk.terms,
    held(term) {
      const n = numbers.get(term);
      return n === undefined ? 0 : chunk.held(n);
    },
    place: (term) => numbers.get(term) ?? -1,
    documents(term) {
      const n = numbers.get(term);
      return n === undefined ? [] : chunk.documents(n);
    },
    impacts(term) {
      unpack(term);
      return impacts.map.get(term) ?? nothing;
    },
    titles(term) {
      unpack(term);
      return titles.map.get(term) ?? nothing;
    },
  };
}

function emptyIndex(resolution: number): Index {
  return new Index({ resolution, tokenize: 'strict', encode: (term) => [term] });
}
