import {
  documentsIn,
  type PackedWeights,
  type WeightedDocument,
} from '@/lib/search/build/similar/similar-documents';
import { isStopTerm } from '@/lib/search/format/analysis/stop-term';
import { rarity } from '@/lib/search/format/files/impact';
import type { ForwardIndex } from './forward-index';
import { fieldCount, impactOfTerm } from './impact-of-term';

/** A document's terms with their impacts, and with impact × rarity. */
export interface WeighedDocument extends WeightedDocument {
  readonly impacts: Float32Array;
}

/** Terms and weights lie in arrays that threads share; the documents are views of them. */
export interface WeighedDocuments {
  readonly documents: readonly WeighedDocument[];
  readonly packed: PackedWeights;
}

/** Mean length of each field, in terms. */
export function meanLengths({ documents }: ForwardIndex): number[] {
  return Array.from({ length: fieldCount }, (_, field) => {
    const sum = documents.reduce((total, document) => total + (document.lengths[field] ?? 0), 0);
    return sum / Math.max(1, documents.length);
  });
}

/** The impact of every term in every document. */
export function weighDocuments(forward: ForwardIndex, means: readonly number[]): WeighedDocuments {
  const packed = packTerms(forward);
  const rarities = Float64Array.from(forward.frequencies, (held, term) =>
    isStopTerm(forward.vocabulary[term] ?? '') ? 0 : rarity(held, forward.documents.length),
  );
  const documents = documentsIn(packed).map(({ terms, weights }, number) => {
    const impacts = new Float32Array(terms.length);
    const { counts, lengths } = forward.documents[number] as ForwardIndex['documents'][number];
    for (let i = 0; i < terms.length; i++) {
      const impact = impactOfTerm(counts, lengths, means, i * fieldCount);
      impacts[i] = impact;
      weights[i] = impact * (rarities[terms[i] ?? 0] ?? 0);
    }
    return { terms, impacts, weights };
  });
  return { documents, packed };
}

/** The terms of all documents one after another; their weights are still zero. */
function packTerms({ documents }: ForwardIndex): PackedWeights {
  const starts = new Uint32Array(
    new SharedArrayBuffer((documents.length + 1) * Uint32Array.BYTES_PER_ELEMENT),
  );
  for (const [i, document] of documents.entries()) starts[i + 1] = (starts[i] ?? 0) + document.terms.length;
  const total = starts.at(-1) ?? 0;
  const terms = new Uint32Array(new SharedArrayBuffer(total * Uint32Array.BYTES_PER_ELEMENT));
  for (const [i, document] of documents.entries()) terms.set(document.terms, starts[i]);
  const weights = new Float32Array(new SharedArrayBuffer(total * Float32Array.BYTES_PER_ELEMENT));
  return { starts, terms, weights };
}
