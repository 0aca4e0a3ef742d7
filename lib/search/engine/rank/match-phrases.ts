import type { Phrase } from '@/lib/search/engine/query/quotes';
import type { IndexReader } from '@/lib/search/engine/read/index-reader';
import { createWork, type Work } from '@/lib/search/engine/work';
import type { FlatPositions } from '@/lib/search/format/files/positions';

/** Finds phrases for one query: what is read of a word is read once, however many phrases hold it. */
export interface PhraseMatcher {
  /**
   * The documents in which the terms of a phrase follow one another; a phrase of one term is held where the term is.
   * Where its work is cut short, those found until then.
   */
  documentsOf(phrase: Phrase, work?: Work): Promise<ReadonlySet<number>>;
}

/** Documents looked at between two looks at the clock. */
const documentsAStep = 512;

export function createPhraseMatcher(reader: IndexReader): PhraseMatcher {
  const opened = new Map<string, Promise<readonly number[]>>();
  const read = new Map<string, Promise<FlatPositions>>();
  const open = (term: string) =>
    once(opened, term, async () => (await reader.holding(term))?.documents(term) ?? []);
  const positionsOf = (term: string) =>
    once(read, term, async () => reader.positions(term, (await open(term)).length));
  return {
    async documentsOf(phrase, work = createWork()) {
      if (!work.goesOn()) return new Set();
      const terms = await Promise.all(phrase.map(({ term }) => open(term)));
      const together = documentsOfAll(terms);
      if (phrase.length < 2 || together.length === 0) return new Set(together);
      const positions = await Promise.all(phrase.map(({ term }) => positionsOf(term)));
      return inOrder(
        together,
        terms.map((documents, i) => ({
          documents,
          positions: positions[i] as FlatPositions,
          offset: phrase[i]?.at ?? i,
        })),
        work,
      );
    },
  };
}

function once<T>(known: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const promise = known.get(key) ?? make();
  known.set(key, promise);
  return promise;
}

/** What all of the ascending lists hold, the shortest first: what is left is never more than that. */
function documentsOfAll(lists: readonly (readonly number[])[]): readonly number[] {
  const [shortest = [], ...others] = [...new Set(lists)].sort((a, b) => a.length - b.length);
  return others.reduce((left, list) => (left.length === 0 ? left : inBoth(left, list)), shortest);
}

function inBoth(a: readonly number[], b: readonly number[]): number[] {
  const both: number[] = [];
  let at = 0;
  for (const document of a) {
    while (at < b.length && (b[at] as number) < document) at++;
    if (b[at] === document) both.push(document);
  }
  return both;
}

interface PlacedTerm {
  readonly documents: readonly number[];
  readonly positions: FlatPositions;
  /** How far it stands from the first. */
  readonly offset: number;
}

/** Those of the documents, which hold all terms, in which the terms follow one another. */
function inOrder(together: readonly number[], terms: readonly PlacedTerm[], work: Work): ReadonlySet<number> {
  const found = new Set<number>();
  const at = new Uint32Array(terms.length);
  for (const [i, document] of together.entries()) {
    if (i % documentsAStep === 0 && !work.goesOn()) break;
    let starts: readonly number[] | undefined;
    for (const [n, { documents, positions, offset }] of terms.entries()) {
      while (documents[at[n] as number] !== document) at[n] = (at[n] as number) + 1;
      starts = startsBefore(starts, positions, { document: at[n] as number, offset });
    }
    if (starts && starts.length > 0) found.add(document);
  }
  return found;
}

/** Those starts from which a term stands so far on, of one document; all its places, where none are known yet. */
function startsBefore(
  starts: readonly number[] | undefined,
  { from, places }: FlatPositions,
  { document, offset }: { readonly document: number; readonly offset: number },
): readonly number[] {
  const end = from[document + 1] as number;
  let at = from[document] as number;
  if (starts === undefined) return Array.from(places.subarray(at, end));
  return starts.filter((start) => {
    while (at < end && (places[at] as number) < start + offset) at++;
    return at < end && places[at] === start + offset;
  });
}
