import { fileNames } from '@/lib/search/format/files/file-names';
import { decodeManifest } from '@/lib/search/format/files/manifest';
import { proseName } from '@/lib/search/format/files/search-file';
import { decodeBlock, documentsPerBlock } from '@/lib/search/format/files/stored-block';
import { subjectsOfDocuments } from '@/lib/search/format/files/subjects-of-documents';
import { createDiskFiles } from './disk-files';

/** A document of an index. */
export interface IndexedDocument {
  readonly number: number;
  /** `subject/slug`. */
  readonly path: string;
  /** Name of the file that holds the beginning of its answer, where there are such files. */
  readonly name: string;
}

/** The documents of an index in the order of their numbers; what was taken out of it is passed over. */
export async function* indexedDocuments(searchFolder: string): AsyncGenerator<IndexedDocument> {
  const files = createDiskFiles(searchFolder);
  const manifest = decodeManifest(await files.manifest());
  const subjectOf = subjectsOfDocuments(manifest);
  const names = fileNames(manifest);
  for (let block = 0; block * documentsPerBlock < manifest.documents; block++) {
    const stored = decodeBlock(await files.file(names.block(block)));
    for (const [i, { slug }] of stored.entries()) {
      const number = block * documentsPerBlock + i;
      const subject = manifest.subjects[subjectOf[number] ?? 0]?.slug;
      if (slug === '' || subject === undefined) continue;
      yield { number, path: `${subject}/${slug}`, name: proseName(manifest.build, number) };
    }
  }
}
