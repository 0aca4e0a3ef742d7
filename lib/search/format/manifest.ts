import { ByteReader, ByteWriter } from './bytes';
import type { VocabularyOrder } from './search-file';
import { readSorted, writeSorted } from './sorted-texts';

/** Raised whenever a reader of the old format could not read the new one. */
const formatVersion = 2;

/** A subject and how many of the documents are its; documents are numbered subject after subject. */
export interface SubjectRange {
  readonly slug: string;
  readonly title: string;
  readonly documents: number;
}

export interface Manifest {
  /** Part of the name of every other file. */
  readonly build: string;
  readonly fingerprint: string;
  readonly language: string;
  readonly documents: number;
  readonly subjects: readonly SubjectRange[];
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
  return { build, fingerprint, language, documents, subjects, canary, firstTerms, vocabulary };
}
