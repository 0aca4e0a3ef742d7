import { noSimilar, type Similar, wholeShare } from '@/lib/catalog/links/similar-table';
import type { AnalyzedDocument } from '@/lib/search/build/documents/analyze-documents';
import type { EditableChunks } from '@/lib/search/build/incremental/edit-chunks';
import { selectBest } from '@/lib/search/engine/rank/select-best';
import { isStopTerm } from '@/lib/search/format/analysis/stop-term';
import { impactOfSlot, rarity } from '@/lib/search/format/files/impact';

/** Document → its terms with impact × rarity; the same data that searching uses. */
export interface WeightedDocument {
  readonly terms: Uint32Array;
  readonly weights: Float32Array;
}

/** The same of many documents, those of one after those of another; document d from `starts[d]` to `starts[d + 1]`. */
export interface PackedWeights {
  readonly starts: Uint32Array;
  readonly terms: Uint32Array;
  readonly weights: Float32Array;
}

/** Plain data and shared arrays: another thread may work on it. */
export interface SimilarTask {
  readonly packed: PackedWeights;
  /** How many documents hold each term. */
  readonly frequencies: readonly number[];
  /** The documents whose similar ones are wanted. */
  readonly of: readonly number[];
  readonly limit: number;
  /** One shared number: for how many they are found. */
  readonly done: Int32Array;
}

/**
 * The documents most like each of those asked for, best first, ties by number; never the document itself. Each is searched
 * for by its own most significant terms. A thread runs this program.
 */
export default function findSimilar({ packed, frequencies, of, limit, done }: SimilarTask): Similar[] {
  const documents = documentsIn(packed);
  const commonest = commonestOf(documents.length);
  const postings = invert(documents, frequencies, commonest);
  const scores = createScores(documents.length);
  return of.map((number, i) => {
    Atomics.store(done, 0, i + 1);
    const own = documents[number];
    if (own === undefined) return noSimilar;
    for (const { term, weight } of strongestTerms(own, frequencies, commonest))
      for (let at = postings.starts[term] ?? 0; at < (postings.starts[term + 1] ?? 0); at++)
        scores.add(postings.documents[at] ?? 0, weight * (postings.weights[at] ?? 0));
    return scores.takeBest(limit, (other) => other !== number);
  });
}

/** The same for one document that need not be among the others, from the postings of an index. */
export async function findSimilarInIndex(
  document: AnalyzedDocument,
  chunks: EditableChunks,
  find: {
    readonly documents: number;
    readonly limit: number;
    readonly isWanted: (document: number) => boolean;
  },
): Promise<Similar> {
  const commonest = commonestOf(find.documents);
  const significant = [];
  for (const [term, { impact }] of document.terms) {
    const postings = await chunks.find(term);
    if (postings === undefined || isStopTerm(term) || !isCompared(postings.size, commonest)) continue;
    const rare = rarity(postings.size, find.documents);
    significant.push({ term, postings, rare, weight: impact * rare });
  }
  const scores = createScores(find.documents);
  for (const { postings, rare, weight } of significant.sort(byWeight).slice(0, significantTerms))
    for (const [other, { impactSlot }] of postings)
      scores.add(other, weight * impactOfSlot(impactSlot) * rare);
  return scores.takeBest(find.limit, find.isWanted);
}

/** Views of what is packed. */
export function documentsIn({ starts, terms, weights }: PackedWeights): WeightedDocument[] {
  return Array.from({ length: starts.length - 1 }, (_, i) => ({
    terms: terms.subarray(starts[i], starts[i + 1]),
    weights: weights.subarray(starts[i], starts[i + 1]),
  }));
}

/**
 * Terms that a document is searched for by. More find more of what authors call related, ever less so: of the bundled
 * library's 37 of a hundred with 14, 42 with 40, 44 with all.
 */
const significantTerms = 40;

/** Terms that more documents hold tell nothing. */
function commonestOf(documents: number): number {
  return Math.max(20, documents / 10);
}

/** Whether a term that so many documents hold tells which are alike. */
function isCompared(frequency: number, commonest: number): boolean {
  return frequency > 1 && frequency <= commonest;
}

/** The terms that say most about a document, the strongest first. */
export function strongestTerms(
  document: WeightedDocument,
  frequencies: readonly number[],
  commonest: number,
  most = significantTerms,
): { readonly term: number; readonly weight: number }[] {
  const terms: { term: number; weight: number }[] = [];
  for (const [i, term] of document.terms.entries())
    if (isCompared(frequencies[term] ?? 0, commonest)) terms.push({ term, weight: document.weights[i] ?? 0 });
  return terms.sort(byWeight).slice(0, most);
}

/** The heaviest first; ties by number, or by the alphabet. */
function byWeight<T extends { readonly term: number | string; readonly weight: number }>(a: T, b: T): number {
  return b.weight - a.weight || (a.term < b.term ? -1 : 1);
}

/** Postings of all terms in one pair of arrays; those of term t from `starts[t]` to `starts[t + 1]`. */
function invert(documents: readonly WeightedDocument[], frequencies: readonly number[], commonest: number) {
  const starts = new Uint32Array(frequencies.length + 1);
  for (const [term, held] of frequencies.entries())
    starts[term + 1] = (starts[term] ?? 0) + (isCompared(held, commonest) ? held : 0);
  const next = starts.slice();
  const inverted = new Uint32Array(starts.at(-1) ?? 0);
  const weights = new Float32Array(inverted.length);
  for (const [number, document] of documents.entries()) {
    for (const [i, term] of document.terms.entries()) {
      const at = next[term] ?? 0;
      if (at >= (starts[term + 1] ?? 0)) continue;
      inverted[at] = number;
      weights[at] = document.weights[i] ?? 0;
      next[term] = at + 1;
    }
  }
  return { starts, documents: inverted, weights };
}

/** How like one document the others are, added up term by term. */
function createScores(documents: number) {
  const scores = new Float32Array(documents);
  const scoreOf = (document: number) => scores[document] ?? 0;
  let touched: number[] = [];
  return {
    add(document: number, score: number): void {
      if (score === 0) return;
      if (scores[document] === 0) touched.push(document);
      scores[document] = (scores[document] ?? 0) + score;
    },
    /** The highest, with what each has of the first of them; then it begins anew. */
    takeBest(limit: number, isWanted: (document: number) => boolean): Similar {
      const numbers = selectBest(touched.filter(isWanted), scoreOf, limit);
      const most = scoreOf(numbers[0] ?? 0);
      const shares = numbers.map((number) => Math.round((scoreOf(number) / most) * wholeShare));
      for (const other of touched) scores[other] = 0;
      touched = [];
      return { numbers, shares };
    },
  };
}
