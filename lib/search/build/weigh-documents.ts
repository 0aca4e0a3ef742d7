import { rarity } from '../format/impact';
import type { ForwardIndex } from './forward-index';
import { fieldCount, impactOfTerm } from './impact-of-term';
import type { WeightedDocument } from './similar-documents';

/** A document's terms with their impacts, and with impact × rarity. */
export interface WeighedDocument extends WeightedDocument {
  readonly impacts: Float32Array;
}

/** Mean length of each field, in terms. */
export function meanLengths({ documents }: ForwardIndex): number[] {
  return Array.from({ length: fieldCount }, (_, field) => {
    const sum = documents.reduce((total, document) => total + (document.lengths[field] ?? 0), 0);
    return sum / Math.max(1, documents.length);
  });
}

/** The impact of every term in every document. */
export function weighDocuments(forward: ForwardIndex, means: readonly number[]): WeighedDocument[] {
  const { documents, frequencies } = forward;
  return documents.map(({ terms, counts, lengths }) => {
    const impacts = new Float32Array(terms.length);
    const weights = new Float32Array(terms.length);
    for (const [i, term] of terms.entries()) {
      const impact = impactOfTerm(counts.subarray(i * fieldCount, (i + 1) * fieldCount), lengths, means);
      impacts[i] = impact;
      weights[i] = impact * rarity(frequencies[term] ?? 0, documents.length);
    }
    return { terms, impacts, weights };
  });
}
