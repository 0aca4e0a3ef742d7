import { fileNames } from '@/lib/search/format/files/file-names';
import { decodeManifest } from '@/lib/search/format/files/manifest';
import { decodeBlock, documentsPerBlock, type StoredDocument } from '@/lib/search/format/files/stored-block';
import { subjectsOfDocuments } from '@/lib/search/format/files/subjects-of-documents';
import { createDiskFiles } from '@/lib/search/server/disk-files';
import { partsOfDocument, readIn } from './document-parts';

/** Documents of a search index as a model reads them, by number; no parts where a number lies idle. */
export interface ReadDocuments {
  readonly count: number;
  parts(from: number, to: number): AsyncGenerator<readonly string[]>;
}

/** The text of a document by its path, as far as a model reads it; undefined where nobody has it. */
export type TextOf = (path: string) => Promise<string | undefined>;

/**
 * What search shows of each document is kept in the order of their numbers; its text, of which search shows the beginning,
 * is asked for by its path.
 */
export async function openDocuments(searchFolder: string, textOf?: TextOf): Promise<ReadDocuments> {
  const files = createDiskFiles(searchFolder, { cacheBytes: 0 });
  const manifest = decodeManifest(await files.manifest());
  const names = fileNames(manifest);
  const subjectOf = subjectsOfDocuments(manifest);
  const read = async (number: number, stored: StoredDocument | undefined) => {
    if (stored === undefined || stored.question === '') return [];
    const subject = manifest.subjects[subjectOf[number] as number]?.slug ?? '';
    const text = await textOf?.(`${subject}/${stored.slug}`);
    return partsOfDocument(stored.question, readIn(manifest.documents, text ?? stored.passage));
  };
  return {
    count: manifest.documents,
    async *parts(from, to) {
      for (let block = Math.floor(from / documentsPerBlock); block * documentsPerBlock < to; block++) {
        const first = block * documentsPerBlock;
        const stored = decodeBlock(await files.file(names.block(block)));
        const numbers = stored.map((_, i) => first + i).filter((number) => number >= from && number < to);
        yield* await Promise.all(numbers.map((number) => read(number, stored[number - first])));
      }
    },
  };
}
