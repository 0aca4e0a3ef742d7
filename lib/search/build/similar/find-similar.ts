import { noSimilar, type Similar } from '@/lib/catalog/links/similar-table';
import { createSimilarDocuments, documentsIn, type PackedWeights } from './similar-documents';

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

/** The documents most like each of those asked for, best first; never the document itself. */
export default function findSimilar({ packed, frequencies, of, limit, done }: SimilarTask): Similar[] {
  const documents = documentsIn(packed);
  const similar = createSimilarDocuments(documents, frequencies);
  return of.map((number, i) => {
    Atomics.store(done, 0, i + 1);
    const own = documents[number];
    return own === undefined ? noSimilar : similar(own, limit, (other) => other !== number);
  });
}
