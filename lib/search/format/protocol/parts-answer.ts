import { ByteReader, ByteWriter } from '@/lib/search/format/bytes/bytes';
import {
  decodeVocabulary,
  encodeVocabulary,
  type VocabularyWord,
  vocabularyKey,
} from '@/lib/search/format/files/vocabulary';

/** What a server picked out: each part in the form of the file that holds it, in the order of the request. */
export interface PartsAnswer {
  /** A chunk of just the terms that were asked for, as far as the index holds them. */
  readonly terms: Uint8Array;
  /** The places of terms, encoded (see `positions.ts`); nothing of a term that the index does not hold. */
  readonly places: readonly Uint8Array[];
  readonly chunks: readonly Uint8Array[];
  /** The words near each misspelled one. */
  readonly near: readonly (readonly VocabularyWord[])[];
}

export function encodeParts({ terms, places, chunks, near }: PartsAnswer): Uint8Array {
  const writer = new ByteWriter();
  const write = (part: Uint8Array) => {
    writer.number(part.length);
    writer.bytes(part);
  };
  write(terms);
  for (const parts of [places, chunks, near.map(encodeNear)]) {
    writer.number(parts.length);
    for (const part of parts) write(part);
  }
  return writer.done();
}

/** Throws a RangeError where the bytes are not those of such an answer. */
export function decodeParts(bytes: Uint8Array): PartsAnswer {
  const reader = new ByteReader(bytes);
  const part = () => reader.bytes(reader.number());
  const parts = () => Array.from({ length: reader.number() }, part);
  return {
    terms: part(),
    places: parts(),
    chunks: parts(),
    near: parts().map((words) => decodeVocabulary(words, 'forward')),
  };
}

function encodeNear(words: readonly VocabularyWord[]): Uint8Array {
  const sorted = [...words].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  return encodeVocabulary(sorted, 'forward');
}

function keyOf({ form }: VocabularyWord): string {
  return vocabularyKey(form, 'forward');
}
