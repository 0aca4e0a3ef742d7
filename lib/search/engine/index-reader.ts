import { type Analysis, createAnalysis } from '../format/analysis';
import { openChunk } from '../format/chunk';
import { decodeManifest, type Manifest, ManifestError } from '../format/manifest';
import { createPostingIndex, type PostingIndex } from '../format/posting-index';
import { countPostings } from '../format/posting-list';
import { blockName, chunkName } from '../format/search-file';
import { decodeBlock, documentsPerBlock, type StoredDocument } from '../format/stored-block';
import { chunkOf } from './first-terms';
import { createRecentCache } from './recent-cache';

/** Where the search files come from: `fetch` or a disk. Both answer verified payloads (see `openFile`). */
export interface SearchFiles {
  manifest(): Promise<Uint8Array>;
  file(name: string): Promise<Uint8Array>;
}

/** One build of the search index, its files read as they are needed. */
export interface IndexReader {
  readonly manifest: Manifest;
  readonly analysis: Analysis;
  /** Position in `manifest.subjects` of each document's subject. */
  readonly subjectOf: Uint16Array;
  chunk(number: number): Promise<PostingIndex>;
  stored(document: number): Promise<StoredDocument>;
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
  const blocks = createRecentCache<readonly StoredDocument[]>(options.cachedFiles);
  const canaryChunk = chunkOf(manifest.canary.term, manifest.firstTerms);
  return {
    manifest,
    analysis,
    subjectOf: subjectsOfDocuments(manifest),
    chunk: (number) =>
      chunks.get(number, async () => {
        const payload = await files.file(chunkName(manifest.build, number));
        const index = createPostingIndex(openChunk(payload));
        if (number === canaryChunk) checkCanary(index, manifest);
        return index;
      }),
    async stored(document) {
      const number = Math.floor(document / documentsPerBlock);
      const block = await blocks.get(number, async () =>
        decodeBlock(await files.file(blockName(manifest.build, number))),
      );
      const stored = block[document % documentsPerBlock];
      if (stored === undefined) throw new RangeError(`The search index stores no document ${document}.`);
      return stored;
    },
  };
}

function subjectsOfDocuments(manifest: Manifest): Uint16Array {
  const subjects = new Uint16Array(manifest.documents);
  let start = 0;
  for (const [i, subject] of manifest.subjects.entries()) {
    subjects.fill(i, start, start + subject.documents);
    start += subject.documents;
  }
  return subjects;
}

/** FlexSearch takes data of another shape without a word and then finds nothing; this says so instead. */
function checkCanary(index: PostingIndex, { canary }: Manifest): void {
  if (countPostings(index.impacts(canary.term)) !== canary.documents)
    throw new ManifestError('The search index cannot be read rightly by this version of the site.');
}
