import { type Similar, wholeShare } from '@/lib/catalog/links/similar-table';

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
export const significantTerms = 40;

/** Terms that more documents hold tell nothing. */
export function commonestOf(documents: number): number {
  return Math.max(20, documents / 10);
}

/**
 * Finds documents like a given one: it is searched for by its own most significant terms.
 * Answers what is like it, best first, ties by number.
 */
export function createSimilarDocuments(
  documents: readonly WeightedDocument[],
  frequencies: readonly number[],
) {
  const commonest = commonestOf(documents.length);
  const postings = invert(documents, frequencies, commonest);
  const scores = new Float32Array(documents.length);
  return (document: WeightedDocument, limit: number, isWanted: (document: number) => boolean): Similar => {
    const touched: number[] = [];
    for (const { term, weight } of strongestTerms(document, frequencies, commonest)) {
      for (let i = postings.starts[term] ?? 0; i < (postings.starts[term + 1] ?? 0); i++) {
        const other = postings.documents[i] ?? 0;
        if (scores[other] === 0) touched.push(other);
        scores[other] = (scores[other] ?? 0) + weight * (postings.weights[i] ?? 0);
      }
    }
    const best = bestSimilar(touched.filter(isWanted), (other) => scores[other] ?? 0, limit);
    for (const other of touched) scores[other] = 0;
    return best;
  };
}

/** The terms that say most about a document, the strongest first. */
export function strongestTerms(
  document: WeightedDocument,
  frequencies: readonly number[],
  commonest: number,
  most = significantTerms,
): { readonly term: number; readonly weight: number }[] {
  const terms: { term: number; weight: number }[] = [];
  for (const [i, term] of document.terms.entries()) {
    const held = frequencies[term] ?? 0;
    if (held > 1 && held <= commonest) terms.push({ term, weight: document.weights[i] ?? 0 });
  }
  return terms.sort((a, b) => b.weight - a.weight || a.term - b.term).slice(0, most);
}

/** Postings of all terms in one pair of arrays; those of term t from `starts[t]` to `starts[t + 1]`. */
function invert(documents: readonly WeightedDocument[], frequencies: readonly number[], commonest: number) {
  const starts = new Uint32Array(frequencies.length + 1);
  for (const [term, held] of frequencies.entries())
    starts[term + 1] = (starts[term] ?? 0) + (held > 1 && held <= commonest ? held : 0);
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

/** The documents of the highest scores, with what each has of the highest. */
export function bestSimilar(
  documents: readonly number[],
  scoreOf: (document: number) => number,
  limit: number,
): Similar {
  const numbers = bestOf(documents, scoreOf, limit);
  const most = scoreOf(numbers[0] ?? 0);
  return { numbers, shares: numbers.map((number) => Math.round((scoreOf(number) / most) * wholeShare)) };
}

/** Ties by number. */
function bestOf(
  documents: readonly number[],
  scoreOf: (document: number) => number,
  limit: number,
): number[] {
  const best: number[] = [];
  const isBetter = (a: number, b: number) => {
    const difference = scoreOf(a) - scoreOf(b);
    return difference > 0 || (difference === 0 && a < b);
  };
  for (const document of documents) {
    let at = best.length;
    while (at > 0 && isBetter(document, best[at - 1] ?? 0)) at--;
    if (at >= limit) continue;
    best.splice(at, 0, document);
    if (best.length > limit) best.pop();
  }
  return best;
}
