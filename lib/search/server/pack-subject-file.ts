import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { SearchFiles } from '@/lib/search/engine/read/search-files';
import { type Analysis, createAnalysis } from '@/lib/search/format/analysis/analysis';
import { type Chunk, type ChunkEntry, encodeChunk, openChunk } from '@/lib/search/format/files/chunk';
import { type FileNames, fileNames } from '@/lib/search/format/files/file-names';
import { decodeManifest, type Manifest } from '@/lib/search/format/files/manifest';
import {
  encodeTermPositions,
  joinPositions,
  openPositions,
  splitPositions,
  type TermPositions,
} from '@/lib/search/format/files/positions';
import type { Slots } from '@/lib/search/format/files/posting-list';
import {
  decodeBlock,
  documentsPerBlock,
  encodeBlock,
  type StoredDocument,
} from '@/lib/search/format/files/stored-block';
import { encodeSubjectPack } from '@/lib/search/format/files/subject-pack';
import { subjectsOfDocuments } from '@/lib/search/format/files/subjects-of-documents';
import { decodeVocabulary, encodeVocabulary, vocabularyKey } from '@/lib/search/format/files/vocabulary';

const deflate = promisify(gzip);

/** The number that a document has in the pack; undefined where it is of another subject. */
type NumberOf = (document: number) => number | undefined;

/** What the index says of one subject, compressed; undefined where it has no such subject. */
export async function packSubjectFile(files: SearchFiles, subject: string): Promise<Uint8Array | undefined> {
  const manifest = decodeManifest(await files.manifest());
  const place = manifest.subjects.findIndex(({ slug }) => slug === subject);
  const found = manifest.subjects[place];
  if (found === undefined) return undefined;
  const subjectOf = subjectsOfDocuments(manifest);
  const documents = Array.from(subjectOf.keys()).filter((document) => subjectOf[document] === place);
  const numbers = new Map(documents.map((document, number) => [document, number]));
  const source = { files, manifest, names: fileNames(manifest) };
  const { entries, positions } = await readEntries(source, (document) => numbers.get(document));
  const analysis = createAnalysis(manifest.language);
  const pack = encodeSubjectPack({
    fingerprint: manifest.fingerprint,
    language: manifest.language,
    library: manifest.documents,
    slug: found.slug,
    title: found.title,
    documents: documents.length,
    chunk: encodeChunk(entries),
    positions: joinPositions(positions),
    words: await readWords(source, new Set(entries.map(({ term }) => term)), analysis),
    blocks: await readBlocks(source, documents),
  });
  return deflate(pack, { level: 9 });
}

interface Source {
  readonly files: SearchFiles;
  readonly manifest: Manifest;
  readonly names: FileNames;
}

/** The terms that documents of the subject hold, with their postings and places there. */
async function readEntries({ files, manifest, names }: Source, numberOf: NumberOf) {
  const entries: ChunkEntry[] = [];
  const positions: Uint8Array[] = [];
  for (const number of manifest.firstTerms.keys()) {
    const chunk = openChunk(await files.file(names.chunk(number)));
    const encoded = await files.file(names.positions(number));
    const [places, parts] = [openPositions(encoded), splitPositions(encoded)];
    for (const n of chunk.terms.keys()) {
      const all = chunk.documents(n);
      const own = [...all.keys()].filter((i) => numberOf(all[i] as number) !== undefined);
      if (own.length === 0) continue;
      entries.push(entryOf(chunk, n, { own, numberOf }));
      // A beginning that very many words share stands nowhere by itself.
      const isPlaced = (parts[n]?.length ?? 0) > 0;
      positions.push(isPlaced ? encodeTermPositions(only(places(n, all.length), own)) : new Uint8Array());
    }
  }
  return { entries, positions };
}

/** @param of.own places, among the documents of the term, of those of the subject */
function entryOf(
  chunk: Chunk,
  n: number,
  { own, numberOf }: { readonly own: readonly number[]; readonly numberOf: NumberOf },
): ChunkEntry {
  const { term, impacts, titles, surfaces } = chunk.entry(n);
  const numbered = (slots: Slots) =>
    Array.from(slots, (documents) => documents?.flatMap((document) => numberOf(document) ?? []));
  return {
    term,
    impacts: numbered(impacts),
    titles: numbered(titles),
    surfaces: surfaces && { words: surfaces.words, masks: own.map((i) => surfaces.masks[i] ?? 0) },
    elsewhere: chunk.held(n) - own.length,
  };
}

function only(positions: TermPositions, own: readonly number[]): TermPositions {
  return own.map((i) => positions[i] ?? []);
}

/** The words of the library whose terms the subject holds. */
async function readWords(
  { files, manifest, names }: Source,
  terms: ReadonlySet<string>,
  analysis: Analysis,
): Promise<Uint8Array> {
  const words = [];
  for (const part of manifest.vocabulary.forward.keys()) {
    const all = decodeVocabulary(await files.file(names.vocabulary('forward', part)), 'forward');
    words.push(...all.filter(({ form }) => terms.has(analysis.stem(form))));
  }
  const sorted = words.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  return encodeVocabulary(sorted, 'forward');
}

function keyOf({ form }: { readonly form: string }): string {
  return vocabularyKey(form, 'forward');
}

async function readBlocks(
  { files, names }: Source,
  documents: readonly number[],
): Promise<readonly Uint8Array[]> {
  const opened = new Map<number, StoredDocument[]>();
  const stored: StoredDocument[] = [];
  for (const document of documents) {
    const number = Math.floor(document / documentsPerBlock);
    const block = opened.get(number) ?? decodeBlock(await files.file(names.block(number)));
    opened.set(number, block);
    stored.push(block[document % documentsPerBlock] ?? { question: '', slug: '', passage: '' });
  }
  const blocks: Uint8Array[] = [];
  for (let start = 0; start < stored.length; start += documentsPerBlock)
    blocks.push(encodeBlock(stored.slice(start, start + documentsPerBlock)));
  return blocks;
}
