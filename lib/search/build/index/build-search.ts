import type { Similar } from '@/lib/catalog/links/similar-table';
import { type CollectedDocuments, collectDocuments } from '@/lib/search/build/documents/collect-documents';
import type { TakenWords } from '@/lib/search/build/documents/take-words';
import { meanLengths, weighDocuments } from '@/lib/search/build/documents/weigh-documents';
import { seekSimilar } from '@/lib/search/build/similar/seek-similar';
import { createAnalysis } from '@/lib/search/format/analysis/analysis';
import type { BuildSearchOptions } from './build-options';
import { type WrittenIndex, writeIndex } from './write-index';

export interface BuiltSearch extends WrittenIndex {
  readonly documents: number;
  readonly terms: number;
  /** Mean lengths of the fields: what weighs a document that is added later. */
  readonly means: readonly number[];
  /** Number of each document in the index, by `subject/slug`. */
  readonly numbers: ReadonlyMap<string, number>;
  /** The documents most like each of those asked for, best first, all by their positions in the order in which they came. */
  readonly similar: ReadonlyMap<number, Similar>;
}

/** The name of the last step, as its progress is told. */
export const similarStep = 'finding similar documents';

/**
 * Documents → search files. The documents are read once; what is kept of them is about 2 kB each.
 * The same documents and options write the same bytes. Throws on a document of a subject that is not listed.
 */
export async function buildSearch(
  parts: () => Iterable<TakenWords> | AsyncIterable<TakenWords>,
  options: BuildSearchOptions,
): Promise<BuiltSearch> {
  const collected = await collectDocuments(parts(), options);
  const { forward } = collected;
  const means = meanLengths(forward);
  const weighed = weighDocuments(forward, means);
  const { of, limit } = options.similar ?? { of: [], limit: 0 };
  const seeking = seekSimilar({ packed: weighed.packed, frequencies: forward.frequencies, of, limit });
  try {
    const { fingerprint } = createAnalysis(options.language);
    const written = await writeIndex(collected, weighed.documents, { ...options, fingerprint });
    return {
      ...written,
      means,
      numbers: numbersOf(collected, written.order),
      documents: collected.stored.length,
      terms: forward.vocabulary.length,
      similar: await seeking.found((done, total) => options.onProgress?.(done, total, similarStep)),
    };
  } finally {
    await seeking.close();
  }
}

function numbersOf(collected: CollectedDocuments, order: readonly number[]): Map<string, number> {
  const numbers = new Uint32Array(order.length);
  for (const [number, position] of order.entries()) numbers[position] = number;
  return new Map([...collected.numbers].map(([path, position]) => [path, numbers[position] ?? 0]));
}
