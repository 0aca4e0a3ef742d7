import { fileNames } from '@/lib/search/format/files/file-names';
import { decodeManifest } from '@/lib/search/format/files/manifest';
import { decodeBlock, documentsPerBlock, type StoredDocument } from '@/lib/search/format/files/stored-block';
import { subjectsOfDocuments } from '@/lib/search/format/files/subjects-of-documents';
import { createDiskFiles } from './disk-files';

/** A document of an index, and what search shows of it. */
export interface IndexedDocument extends StoredDocument {
  readonly number: number;
  /** `subject/slug`; undefined where the number lies idle, since its document was taken out. */
  readonly path: string | undefined;
}

export interface IndexedDocuments {
  readonly build: string;
  /** Numbers that there are. */
  readonly count: number;
  /** All documents, or those from a number to before another; in their order, those of a block at a time. */
  blocks(from?: number, to?: number): AsyncGenerator<readonly IndexedDocument[]>;
}

/** Reads what an index stores of its documents; no more than a block of it is held. */
export async function openIndexedDocuments(searchFolder: string): Promise<IndexedDocuments> {
  const files = createDiskFiles(searchFolder, { cacheBytes: 0 });
  const manifest = decodeManifest(await files.manifest());
  const subjectOf = subjectsOfDocuments(manifest);
  const names = fileNames(manifest);
  const pathOf = (number: number, { slug }: StoredDocument) => {
    const subject = manifest.subjects[subjectOf[number] ?? -1]?.slug;
    return slug === '' || subject === undefined ? undefined : `${subject}/${slug}`;
  };
  return {
    build: manifest.build,
    count: manifest.documents,
    async *blocks(from = 0, to = manifest.documents) {
      for (let block = Math.floor(from / documentsPerBlock); block * documentsPerBlock < to; block++) {
        const first = block * documentsPerBlock;
        const stored = decodeBlock(await files.file(names.block(block))).map((document, i) => {
          const number = first + i;
          return { ...document, number, path: pathOf(number, document) };
        });
        yield stored.filter(({ number }) => number >= from && number < to);
      }
    },
  };
}
