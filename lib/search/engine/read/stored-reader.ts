import { createBoundedCache } from '@/lib/concurrency/bounded-cache';
import { createRecentLoads } from '@/lib/concurrency/recent-loads';
import type { Analysis } from '@/lib/search/format/analysis/analysis';
import { fileNames } from '@/lib/search/format/files/file-names';
import type { Manifest } from '@/lib/search/format/files/manifest';
import { decodeBlock, documentsPerBlock, type StoredDocument } from '@/lib/search/format/files/stored-block';
import { answerPassage } from '@/lib/search/format/protocol/answer-passage';
import { encodePassageWords, type PassageWord } from '@/lib/search/format/protocol/passage-words';
import type { SearchFiles } from './search-files';

/** Documents kept by themselves, and passages. */
const keptDocuments = 500;

/** What is shown of a document in one search. */
export interface ShownDocument extends StoredDocument {
  /** Whether the passage was chosen for the words of the search, and is to be shown whole. */
  readonly isChosen: boolean;
}

export type StoredReader = (
  documents: readonly number[],
  words?: readonly PassageWord[],
  options?: {
    /** Whether passages are chosen from files of their own where no server chooses them. */
    readonly readsProse?: boolean | undefined;
  },
) => Promise<ShownDocument[]>;

interface IndexParts {
  readonly manifest: Pick<Manifest, 'build' | 'updated'>;
  readonly analysis: Analysis;
}

/**
 * Reads what is shown of documents: those of one search in one request where a server can pick them out, else in the
 * blocks that hold them and their neighbors.
 */
export function createStoredReader(
  files: SearchFiles,
  index: IndexParts,
  options: { readonly cachedFiles: number },
): StoredReader {
  const { build } = index.manifest;
  const heads = createBoundedCache<number, Omit<StoredDocument, 'passage'>>(keptDocuments);
  const passages = createBoundedCache<string, string>(keptDocuments);
  /** What a server picks out of what is not known yet, kept for the next search. */
  const pickOut = async (documents: readonly number[], words: readonly PassageWord[]) => {
    const keyOf = keyFor(words);
    const unknown = documents.filter((document) => !heads.has(document));
    const passagesOf = documents.filter((document) => heads.has(document) && !passages.has(keyOf(document)));
    if (unknown.length + passagesOf.length === 0) return;
    const payload = await files.hits?.({ build, documents: unknown, passagesOf, words });
    if (payload === undefined) return;
    const answered = [...unknown, ...passagesOf];
    for (const [i, { passage, ...head }] of decodeBlock(payload).entries()) {
      const document = answered[i] as number;
      if (i < unknown.length) heads.set(document, head);
      passages.set(keyOf(document), passage);
    }
  };
  const fromFiles = createFileReader(files, index, options.cachedFiles);
  return async (documents, words = [], { readsProse } = {}) => {
    await pickOut(documents, words);
    const keyOf = keyFor(words);
    // Taken at once: what is awaited next may have others kept in their place.
    const known = documents.map((document) => {
      const [head, passage] = [heads.get(document), passages.get(keyOf(document))];
      return head && passage !== undefined ? { ...head, passage, isChosen: words.length > 0 } : undefined;
    });
    return Promise.all(
      documents.map(async (document, i) => known[i] ?? fromFiles(document, words, readsProse)),
    );
  };
}

/** Reads a document from the block that holds it, with a passage chosen from its prose where that is asked for. */
function createFileReader(files: SearchFiles, { manifest, analysis }: IndexParts, cachedFiles: number) {
  const blocks = createRecentLoads<readonly StoredDocument[]>(cachedFiles);
  const names = fileNames(manifest);
  const inBlock = async (document: number) => {
    const number = Math.floor(document / documentsPerBlock);
    const block = await blocks.get(number, async () => decodeBlock(await files.file(names.block(number))));
    const stored = block[document % documentsPerBlock];
    if (stored === undefined) throw new RangeError(`The search index stores no document ${document}.`);
    return stored;
  };
  return async (
    document: number,
    words: readonly PassageWord[],
    readsProse = false,
  ): Promise<ShownDocument> => {
    const [stored, prose] = await Promise.all([
      inBlock(document),
      readsProse && words.length > 0 ? files.prose?.(manifest.build, document) : undefined,
    ]);
    if (prose === undefined) return { ...stored, isChosen: false };
    const passage = answerPassage(prose, { title: stored.question, words, analysis });
    return passage === '' ? { ...stored, isChosen: false } : { ...stored, passage, isChosen: true };
  };
}

function keyFor(words: readonly PassageWord[]): (document: number) => string {
  const wanted = encodePassageWords(words);
  return (document) => `${document} ${wanted}`;
}
