import path from 'node:path';
import { openCatalog } from '@/lib/catalog/open-catalog';
import type { SearchFiles } from '@/lib/search/engine/read/search-files';
import { openChunk } from '@/lib/search/format/files/chunk';
import { type FileNames, fileNames } from '@/lib/search/format/files/file-names';
import { decodeManifest, type Manifest } from '@/lib/search/format/files/manifest';
import { decodeBlock, documentsPerBlock, type StoredDocument } from '@/lib/search/format/files/stored-block';
import { subjectsOfDocuments } from '@/lib/search/format/files/subjects-of-documents';
import { encodeTermHeads } from '@/lib/search/format/files/term-heads';
import { createDiskFiles } from '@/lib/search/server/disk-files';
import type { PublishedDocument } from '@/lib/search/server/opensearch/index/document-body';
import { indexFormat } from '@/lib/search/server/opensearch/index/index-names';
import type { ManifestSource } from '@/lib/search/server/opensearch/served-index';
import type { ReadProse } from '@/lib/search/server/picked-hits';
import { questionProse } from '@/lib/search/server/question-prose';
import type { DocumentTerms } from './read-postings';

/** A snapshot as it is published: what its documents hold, and the dictionary of its index. */
export interface PublishedSnapshot {
  readonly manifest: Manifest;
  readonly files: SearchFiles;
  readonly names: FileNames;
  /** The build that its index began with; incremental updates keep it. */
  readonly base: string;
  /** What is shown of a document, and its answer as prose. */
  shown(number: number): Promise<Omit<PublishedDocument, 'terms'>>;
  document(of: DocumentTerms): Promise<PublishedDocument>;
  /** The files of the dictionary by their names, read one after another. */
  dictionary(
    isWanted?: (name: string) => boolean,
  ): AsyncGenerator<readonly [name: string, payload: Uint8Array]>;
  readonly manifestSource: ManifestSource & { readonly base: string };
  close(): Promise<void>;
}

/** @throws where the snapshot is damaged or of another version */
export async function openPublished(
  snapshotFolder: string,
  searchFolder: string,
): Promise<PublishedSnapshot> {
  const catalog = await openCatalog(snapshotFolder);
  const prose = (question: string) => questionProse(catalog, question);
  const published = await describePublished({ name: path.basename(snapshotFolder), searchFolder, prose });
  return { ...published, close: () => catalog.close() };
}

/** The same of search files and the answers they were made of. */
export async function describePublished({
  name,
  searchFolder,
  prose,
}: {
  readonly name: string;
  readonly searchFolder: string;
  readonly prose: ReadProse;
}): Promise<PublishedSnapshot> {
  const files = createDiskFiles(searchFolder);
  const bytes = await files.manifest();
  const manifest = decodeManifest(bytes);
  const names = fileNames(manifest);
  const base = manifest.updated?.base ?? manifest.build;
  const shown = createShown({ files, manifest, names, prose });
  return {
    manifest,
    files,
    names,
    base,
    shown,
    document: async ({ number, terms }) => ({ ...(await shown(number)), terms }),
    dictionary: (isWanted = () => true) => readDictionary({ files, manifest, names }, isWanted),
    manifestSource: {
      build: manifest.build,
      base,
      format: indexFormat,
      language: manifest.language,
      snapshot: name,
      data: Buffer.from(bytes).toString('base64'),
    },
    close: async () => {},
  };
}

interface Opened {
  readonly files: SearchFiles;
  readonly manifest: Manifest;
  readonly names: FileNames;
}

function createShown({ files, manifest, names, prose }: Opened & { readonly prose: ReadProse }) {
  const subjectOf = subjectsOfDocuments(manifest);
  let block: { readonly number: number; readonly stored: Promise<StoredDocument[]> } | undefined;
  return async (number: number) => {
    const wanted = Math.floor(number / documentsPerBlock);
    if (block?.number !== wanted)
      block = { number: wanted, stored: files.file(names.block(wanted)).then(decodeBlock) };
    const stored = (await block.stored)[number % documentsPerBlock];
    if (stored === undefined) throw new RangeError(`The search index stores no document ${number}.`);
    const subject = manifest.subjects[subjectOf[number] ?? 0]?.slug ?? '';
    return { ...stored, number, subject, prose: (await prose(`${subject}/${stored.slug}`)) ?? '' };
  };
}

async function* readDictionary(
  { files, manifest, names }: Opened,
  isWanted: (name: string) => boolean,
): AsyncGenerator<readonly [string, Uint8Array]> {
  for (const chunk of manifest.firstTerms.keys()) {
    const name = names.chunk(chunk);
    if (isWanted(name)) yield [name, encodeTermHeads(openChunk(await files.file(name)))];
  }
  for (const order of ['forward', 'backward'] as const)
    for (const part of manifest.vocabulary[order].keys()) {
      const name = names.vocabulary(order, part);
      if (isWanted(name)) yield [name, await files.file(name)];
    }
}
