import { readAscending, writeAscending } from '@/lib/search/format/bytes/ascending';
import { ByteReader, ByteWriter } from '@/lib/search/format/bytes/bytes';
import { readSorted, writeSorted } from '@/lib/search/format/bytes/sorted-texts';
import type { VocabularyOrder } from './search-file';

/** Raised whenever a reader of the old format could not read the new one. */
const formatVersion = 4;

/** A subject and how many of the documents are its; documents are numbered subject after subject. */
export interface SubjectRange {
  readonly slug: string;
  readonly title: string;
  readonly documents: number;
}

/** Documents added after the first numbering: so many more, in a row, of the subject at a place in the list. */
export interface AddedRun {
  readonly subject: number;
  readonly documents: number;
}

/** Files that were written again after the build they began with, by their numbers, ascending; all others are as they were. */
export interface UpdatedFiles {
  /** The build that the others are of. */
  readonly base: string;
  readonly chunks: readonly number[];
  readonly blocks: readonly number[];
  readonly vocabulary: Readonly<Record<VocabularyOrder, readonly number[]>>;
}

export interface Manifest {
  /** Part of the name of every other file, those aside that an incremental update left as they were (see `file-names.ts`). */
  readonly build: string;
  readonly fingerprint: string;
  readonly language: string;
  /** Numbers given out; those of documents that were taken out lie idle. */
  readonly documents: number;
  readonly subjects: readonly SubjectRange[];
  readonly added: readonly AddedRun[];
  readonly updated: UpdatedFiles | undefined;
  /** What divides each chunk from the one before: no longer a beginning of its first term than that takes. Ascending. */
  readonly firstTerms: readonly string[];
  /** The same for the parts of the vocabulary, in both orders (see `vocabulary.ts`). */
  readonly vocabulary: Readonly<Record<VocabularyOrder, readonly string[]>>;
  /** A term that the index holds and its number of documents: a reader that finds another number reads wrongly. */
  readonly canary: { readonly term: string; readonly documents: number };
}

/** A manifest of another format, or bytes that are none. */
export class ManifestError extends Error {}

const magic = 'stoa-search';

export function encodeManifest(manifest: Manifest): Uint8Array {
  const writer = new ByteWriter();
  writer.text(magic);
  writer.number(formatVersion);
  for (const text of [manifest.build, manifest.fingerprint, manifest.language]) writer.text(text);
  writer.number(manifest.documents);
  writer.number(manifest.subjects.length);
  for (const subject of manifest.subjects) {
    writer.text(subject.slug);
    writer.text(subject.title);
    writer.number(subject.documents);
  }
  writer.text(manifest.canary.term);
  writer.number(manifest.canary.documents);
  const { forward, backward } = manifest.vocabulary;
  for (const sorted of [manifest.firstTerms, forward, backward]) writeSorted(writer, sorted);
  writer.number(manifest.added.length);
  for (const run of manifest.added) {
    writer.number(run.subject);
    writer.number(run.documents);
  }
  writeUpdated(writer, manifest.updated);
  return writer.done();
}

export function decodeManifest(bytes: Uint8Array): Manifest {
  const reader = new ByteReader(bytes);
  if (reader.text() !== magic) throw new ManifestError('The search manifest is not one.');
  const version = reader.number();
  if (version !== formatVersion)
    throw new ManifestError(
      `The search files are of format ${version}; this page reads format ${formatVersion}.`,
    );
  const build = reader.text();
  const fingerprint = reader.text();
  const language = reader.text();
  const documents = reader.number();
  const subjects = Array.from({ length: reader.number() }, () => ({
    slug: reader.text(),
    title: reader.text(),
    documents: reader.number(),
  }));
  const canary = { term: reader.text(), documents: reader.number() };
  const firstTerms = readSorted(reader);
  const vocabulary = { forward: readSorted(reader), backward: readSorted(reader) };
  const added = Array.from({ length: reader.number() }, () => ({
    subject: reader.number(),
    documents: reader.number(),
  }));
  const updated = readUpdated(reader);
  return {
    build,
    fingerprint,
    language,
    documents,
    subjects,
    added,
    updated,
    canary,
    firstTerms,
    vocabulary,
  };
}

function writeUpdated(writer: ByteWriter, updated: UpdatedFiles | undefined): void {
  writer.text(updated?.base ?? '');
  if (updated === undefined) return;
  for (const numbers of [
    updated.chunks,
    updated.blocks,
    updated.vocabulary.forward,
    updated.vocabulary.backward,
  ])
    writeNumbers(writer, numbers);
}

function readUpdated(reader: ByteReader): UpdatedFiles | undefined {
  const base = reader.text();
  if (base === '') return undefined;
  const [chunks, blocks] = [readNumbers(reader), readNumbers(reader)];
  return {
    base,
    chunks,
    blocks,
    vocabulary: { forward: readNumbers(reader), backward: readNumbers(reader) },
  };
}

function writeNumbers(writer: ByteWriter, numbers: readonly number[]): void {
  writer.number(numbers.length);
  writeAscending(writer, numbers);
}

function readNumbers(reader: ByteReader): number[] {
  return readAscending(reader, reader.number());
}
