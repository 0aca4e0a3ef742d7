import { createRecentLoads } from '@/lib/concurrency/recent-loads';
import { type Analysis, createAnalysis } from '@/lib/search/format/analysis/analysis';
import { openChunk } from '@/lib/search/format/files/chunk';
import { fileNames } from '@/lib/search/format/files/file-names';
import { decodeManifest, type Manifest, ManifestError } from '@/lib/search/format/files/manifest';
import {
  type ChunkPositions,
  type FlatPositions,
  openPositions,
  placesOf,
} from '@/lib/search/format/files/positions';
import { createPostingIndex, type PostingIndex } from '@/lib/search/format/files/posting-index';
import { countPostings } from '@/lib/search/format/files/posting-list';
import type { VocabularyOrder } from '@/lib/search/format/files/search-file';
import { subjectsOfDocuments } from '@/lib/search/format/files/subjects-of-documents';
import { decodeVocabulary, type VocabularyWord } from '@/lib/search/format/files/vocabulary';
import { chunkOf } from './first-terms';
import { createPartLoader } from './part-loader';
import type { SearchFiles } from './search-files';
import { createStoredReader, type StoredReader } from './stored-reader';

/** One build of the search index, its files read as they are needed. */
export interface IndexReader {
  readonly manifest: Manifest;
  readonly analysis: Analysis;
  /** Position in `manifest.subjects` of each document's subject. */
  readonly subjectOf: Uint16Array;
  /** All terms of a chunk. */
  chunk(number: number): Promise<PostingIndex>;
  /** Postings in which the term stands, if it stands anywhere: of its whole chunk, or where a server picks them out by themselves. */
  holding(term: string): Promise<PostingIndex | undefined>;
  /** Where a term stands in its documents, of which there are so many. */
  positions(term: string, documents: number): Promise<FlatPositions>;
  vocabulary(order: VocabularyOrder, part: number): Promise<readonly VocabularyWord[]>;
  /** The words of the library near one that may be misspelled, picked by a server; undefined where only files are had. */
  pickedNear(word: string): Promise<readonly VocabularyWord[] | undefined>;
  /** What is shown of each of the documents, its passage chosen for the words where that can be. */
  readonly stored: StoredReader;
}

export interface IndexReaderOptions {
  /** Decoded chunks and blocks kept, the most recently used ones. */
  readonly cachedFiles: number;
  /** Opens the bytes of a chunk; of a whole one by default. */
  readonly openChunk?: ((payload: Uint8Array) => PostingIndex) | undefined;
}

/** Reads the manifest; throws a ManifestError where its index cannot be searched with this code. */
export async function loadIndexReader(files: SearchFiles, options: IndexReaderOptions): Promise<IndexReader> {
  const manifest = decodeManifest(await files.manifest());
  const analysis = createAnalysis(manifest.language);
  if (analysis.fingerprint !== manifest.fingerprint)
    throw new ManifestError('The search index was made by another version of this site.');
  const chunks = createRecentLoads<PostingIndex>(options.cachedFiles);
  const terms = createRecentLoads<PostingIndex, string>(options.cachedFiles);
  const positions = createRecentLoads<ChunkPositions>(options.cachedFiles);
  const places = createRecentLoads<Uint8Array | undefined, string>(options.cachedFiles);
  const nearWords = createRecentLoads<readonly VocabularyWord[] | undefined, string>(options.cachedFiles);
  const words = {
    forward: createRecentLoads<readonly VocabularyWord[]>(options.cachedFiles),
    backward: createRecentLoads<readonly VocabularyWord[]>(options.cachedFiles),
  };
  const names = fileNames(manifest);
  const canaryChunk = chunkOf(manifest.canary.term, manifest.firstTerms);
  const open = options.openChunk ?? ((payload) => createPostingIndex(openChunk(payload)));
  const parts = files.parts && createPartLoader(files, manifest.build);
  const chunk: IndexReader['chunk'] = (number) =>
    chunks.get(number, async () => {
      const payload = (await parts?.chunk(number)) ?? (await files.file(names.chunk(number)));
      const index = open(payload);
      if (number === canaryChunk && options.openChunk === undefined) checkCanary(index, manifest);
      return index;
    });
  return {
    manifest,
    analysis,
    subjectOf: subjectsOfDocuments(manifest),
    chunk,
    async holding(term) {
      const number = chunkOf(term, manifest.firstTerms);
      if (number < 0) return undefined;
      if (parts === undefined) return chunk(number);
      return chunks.known(number) ?? terms.get(term, async () => (await parts.term(term)) ?? chunk(number));
    },
    async positions(term, documents) {
      const picked = parts && (await places.get(term, () => parts.places(term)));
      if (picked) return placesOf(picked, documents);
      const number = chunkOf(term, manifest.firstTerms);
      const [index, all] = await Promise.all([
        chunk(number),
        positions.get(number, async () => openPositions(await files.file(names.positions(number)))),
      ]);
      return all.flat(index.place(term), documents);
    },
    vocabulary: (order, part) =>
      words[order].get(part, async () =>
        decodeVocabulary(await files.file(names.vocabulary(order, part)), order),
      ),
    pickedNear: async (word) => parts && nearWords.get(word, () => parts.near(word)),
    stored: createStoredReader(files, { manifest, analysis }, options),
  };
}

/** FlexSearch takes data of another shape without a word and then finds nothing; this says so instead. */
function checkCanary(index: PostingIndex, { canary }: Manifest): void {
  if (countPostings(index.impacts(canary.term)) !== canary.documents)
    throw new ManifestError('The search index cannot be read rightly by this version of the site.');
}
