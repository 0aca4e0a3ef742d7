import { ByteReader, ByteWriter } from '@/lib/search/format/bytes/bytes';

/** What the index says of one subject, so that it can be searched by itself, or with others that are kept. */
export interface SubjectPack {
  /** As in the manifest that it comes from. */
  readonly fingerprint: string;
  readonly language: string;
  /** Documents of the whole library, by which the rarity of words is reckoned. */
  readonly library: number;
  readonly slug: string;
  readonly title: string;
  /** Documents of the subject: here they have the numbers from 0. */
  readonly documents: number;
  /** All of its terms in one chunk, which says too how many documents of other subjects hold each. */
  readonly chunk: Uint8Array;
  readonly positions: Uint8Array;
  /** Its words, as a part of the vocabulary that is sorted from their first letters. */
  readonly words: Uint8Array;
  readonly blocks: readonly Uint8Array[];
}

/** Raised whenever a reader of the old format could not read the new one. */
const formatVersion = 1;

export function encodeSubjectPack(pack: SubjectPack): Uint8Array {
  const writer = new ByteWriter();
  writer.number(formatVersion);
  for (const text of [pack.fingerprint, pack.language, pack.slug, pack.title]) writer.text(text);
  writer.number(pack.library);
  writer.number(pack.documents);
  writer.number(pack.blocks.length);
  for (const part of [pack.chunk, pack.positions, pack.words, ...pack.blocks]) {
    writer.number(part.length);
    writer.bytes(part);
  }
  return writer.done();
}

/** Throws a RangeError where the bytes are not those of such a pack. */
export function decodeSubjectPack(bytes: Uint8Array): SubjectPack {
  const reader = new ByteReader(bytes);
  if (reader.number() !== formatVersion)
    throw new RangeError('The search of this subject is of another format.');
  const [fingerprint, language, slug, title] = [reader.text(), reader.text(), reader.text(), reader.text()];
  const [library, documents, blocks] = [reader.number(), reader.number(), reader.number()];
  const part = () => reader.bytes(reader.number());
  return {
    ...{ fingerprint, language, slug, title, library, documents },
    chunk: part(),
    positions: part(),
    words: part(),
    blocks: Array.from({ length: blocks }, part),
  };
}
