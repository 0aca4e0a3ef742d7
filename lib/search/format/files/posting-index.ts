import type { Surfaces } from '@/lib/search/format/analysis/surfaces';
import { Index } from '../../../../node_modules/flexsearch/dist/flexsearch.light.module.min.js';
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
  /** The same parted by how far the words that a document holds are the one meant, the nearest first. */
  parts(term: string, shareOf: (surface: string) => number): readonly PostingPart[];
  /** Its place among the terms, −1 where it is not there; its documents, ascending. */
  place(term: string): number;
  documents(term: string): readonly number[];
}

/** Postings of one share. */
export interface PostingPart {
  readonly share: number;
  /** The words that give this share; undefined where the term is not parted by words. */
  readonly surfaces?: readonly string[];
  readonly impacts: Slots;
  readonly titles: Slots;
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
  const whole = (term: string): PostingPart => {
    unpack(term);
    return { share: 1, impacts: impacts.map.get(term) ?? nothing, titles: titles.map.get(term) ?? nothing };
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
    impacts: (term) => whole(term).impacts,
    titles: (term) => whole(term).titles,
    parts(term, shareOf) {
      const n = numbers.get(term);
      const surfaces = n === undefined ? undefined : chunk.surfaces(n);
      const all = whole(term);
      return surfaces === undefined
        ? [all]
        : partBySurface(all, chunk.documents(n as number), { surfaces, shareOf });
    },
  };
}

/** A document counts by the nearest of its words; one of which no word is known, in full. */
function partBySurface(
  { impacts, titles }: PostingPart,
  documents: readonly number[],
  { surfaces, shareOf }: { readonly surfaces: Surfaces; readonly shareOf: (surface: string) => number },
): readonly PostingPart[] {
  const shares = surfaces.words.map(shareOf);
  const shareOfMask = Float64Array.from({ length: 1 << shares.length }, (_, mask) =>
    mask === 0 ? 1 : Math.max(...shares.filter((_, i) => ((mask >>> i) & 1) === 1)),
  );
  const shareOfDocument = new Map(
    documents.map((document, i) => [document, shareOfMask[surfaces.masks[i] ?? 0] ?? 1]),
  );
  const found = [...new Set(shareOfDocument.values())].sort((a, b) => b - a);
  if (found.length === 1) return [{ share: found[0] ?? 1, impacts, titles }];
  const only = (slots: Slots, share: number) =>
    Array.from(slots, (list) => list?.filter((document) => shareOfDocument.get(document) === share));
  return found.map((share) => ({
    share,
    surfaces: surfaces.words.filter((_, i) => shares[i] === share),
    impacts: only(impacts, share),
    titles: only(titles, share),
  }));
}

function emptyIndex(resolution: number): Index {
  return new Index({ resolution, tokenize: 'strict', encode: (term) => [term] });
}
