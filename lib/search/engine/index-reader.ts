import { type Analysis, createAnalysis } from '../format/analysis';
import { openChunk } from '../format/chunk';
import { fileNames } from '../format/file-names';
import { decodeManifest, type Manifest, ManifestError } from '../format/manifest';
import { type ChunkPositions, openPositions } from '../format/positions';
import { createPostingIndex, type PostingIndex } from '../format/posting-index';
import { countPostings } from '../format/posting-list';
import type { VocabularyOrder } from '../format/search-file';
import { subjectsOfDocuments } from '../format/subjects-of-documents';
import { decodeVocabulary, type VocabularyWord } from '../format/vocabulary';
import { chunkOf } from './first-terms';
import { createRecentCache } from './recent-cache';
import type { SearchFiles } from './search-files';
import { createStoredReader, type StoredReader } from './stored-reader';

/** One build of the search index, its files read as they are needed. */
export interface IndexReader {
  readonly manifest: Manifest;
  readonly analysis: Analysis;
  /** Position in `manifest.subjects` of each document's subject. */
  readonly subjectOf: Uint16Array;
  chunk(number: number): Promise<PostingIndex>;
  /** Where the terms of a chunk stand in their documents. */
  positions(chunk: number): Promise<ChunkPositions>;
  vocabulary(order: VocabularyOrder, part: number): Promise<readonly VocabularyWord[]>;
  /** What is shown of each of the documents, its passage chosen for the words where that can be. */
  readonly stored: StoredReader;
}

export interface IndexReaderOptions {
  /** Decoded chunks and blocks kept, the most recently used ones. */
  readonly cachedFiles: number;
}

/** Reads the manifest; throws a ManifestError where its index cannot be searched with this code. */
export async function loadIndexReader(files: SearchFiles, options: IndexReaderOptions): Promise<IndexReader> {
  const manifest = decodeManifest(await files.manifest());
  const analysis = createAnalysis(manifest.language);
  if (analysis.fingerprint !== manifest.fingerprint)
    throw new ManifestError('The search index was made by another version of this site.');
  const chunks = createRecentCache<PostingIndex>(options.cachedFiles);
  const positions = createRecentCache<ChunkPositions>(options.cachedFiles);
  const words = {
    forward: createRecentCache<readonly VocabularyWord[]>(options.cachedFiles),
    backward: createRecentCache<readonly VocabularyWord[]>(options.cachedFiles),
  };
  const names = fileNames(manifest);
  const canaryChunk = chunkOf(manifest.canary.term, manifest.firstTerms);
  return {
    manifest,
    analysis,
    subjectOf: subjectsOfDocuments(manifest),
    chunk: (number) =>
      chunks.get(number, async () => {
        const payload = await files.file(names.chunk(number));
        const index = createPostingIndex(openChunk(payload));
        if (number === canaryChunk) checkCanary(index, manifest);
        return index;
      }),
    positions: (chunk) =>
      positions.get(chunk, async () => openPositions(await files.file(names.positions(chunk)))),
    vocabulary: (order, part) =>
      words[order].get(part, async () =>
        decodeVocabulary(await files.file(names.vocabulary(order, part)), order),
      ),
    stored: createStoredReader(files, { manifest, analysis }, options),
  };
}

/** FlexSearch takes data of another shape without a word and then finds nothing; this says so instead. */
function checkCanary(index: PostingIndex, { canary }: Manifest): void {
  if (countPostings(index.impacts(canary.term)) !== canary.documents)
    throw new ManifestError('The search index cannot be read rightly by this version of the site.');
}
