import { fileNames } from '../format/file-names';
import { decodeManifest } from '../format/manifest';
import { decodeBlock, documentsPerBlock } from '../format/stored-block';
import { createDiskFiles } from '../server/disk-files';
import { partsOfDocument } from './document-parts';

/** Documents of a search index as a model reads them, by number; no parts where a number lies idle. */
export interface ReadDocuments {
  readonly count: number;
  parts(from: number, to: number): AsyncGenerator<readonly string[]>;
}

/** What search shows of each document is what a model reads of it: nothing else is kept in the order of their numbers. */
export async function openDocuments(searchFolder: string): Promise<ReadDocuments> {
  const files = createDiskFiles(searchFolder, { cacheBytes: 0 });
  const manifest = decodeManifest(await files.manifest());
  const names = fileNames(manifest);
  return {
    count: manifest.documents,
    async *parts(from, to) {
      for (let block = Math.floor(from / documentsPerBlock); block * documentsPerBlock < to; block++) {
        const first = block * documentsPerBlock;
        const stored = decodeBlock(await files.file(names.block(block)));
        for (let number = Math.max(from, first); number < Math.min(to, first + documentsPerBlock); number++) {
          const { question = '', passage = '' } = stored[number - first] ?? {};
          yield question === '' ? [] : partsOfDocument(question, passage);
        }
      }
    },
  };
}
