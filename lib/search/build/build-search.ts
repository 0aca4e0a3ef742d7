import { createAnalysis } from '../format/analysis';
import type { SearchDocument } from '../format/search-document';
import type { BuildSearchOptions } from './build-options';
import { type CollectedDocuments, collectDocuments } from './collect-documents';
import { createSimilarDocuments } from './similar-documents';
import { meanLengths, weighDocuments } from './weigh-documents';
import { type WrittenIndex, writeIndex } from './write-index';

export interface BuiltSearch extends WrittenIndex {
  readonly documents: number;
  readonly terms: number;
  /** Mean lengths of the fields: what weighs a document that is added later. */
  readonly means: readonly number[];
  /** Number of each document in the index, by `subject/slug`. */
  readonly numbers: ReadonlyMap<string, number>;
  /**
   * Up to `limit` document numbers most like the given document, best first; never the document itself.
   * A document's number is its position in the order in which the documents came.
   */
  similar(document: SearchDocument, limit: number, exclude?: ReadonlySet<number>): readonly number[];
}

/**
 * Documents → search files. The documents are read once; what is kept of them is about 2 kB each.
 * The same documents and options write the same bytes. Throws on a document of a subject that is not listed.
 */
export async function buildSearch(
  documents: () => Iterable<SearchDocument> | AsyncIterable<SearchDocument>,
  options: BuildSearchOptions,
): Promise<BuiltSearch> {
  const analysis = createAnalysis(options.language);
  const collected = await collectDocuments(documents(), analysis, options);
  const means = meanLengths(collected.forward);
  const weighed = weighDocuments(collected.forward, means);
  const written = await writeIndex(collected, weighed, { ...options, fingerprint: analysis.fingerprint });
  const similar = createSimilarDocuments(weighed, collected.forward.frequencies);
  return {
    ...written,
    means,
    numbers: numbersOf(collected, written.order),
    documents: collected.stored.length,
    terms: collected.forward.vocabulary.length,
    similar(document, limit, exclude) {
      const number = collected.numbers.get(`${document.subject}/${document.slug}`);
      const own = number === undefined ? undefined : weighed[number];
      if (own === undefined) return [];
      return similar(own, limit, (other) => other !== number && !exclude?.has(other));
    },
  };
}

function numbersOf(collected: CollectedDocuments, order: readonly number[]): Map<string, number> {
  const numbers = new Uint32Array(order.length);
  for (const [number, position] of order.entries()) numbers[position] = number;
  return new Map([...collected.numbers].map(([path, position]) => [path, numbers[position] ?? 0]));
}
