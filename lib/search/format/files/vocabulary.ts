import { ByteReader, ByteWriter } from '@/lib/search/format/bytes/bytes';
import { readSorted, writeSorted } from '@/lib/search/format/bytes/sorted-texts';
import type { VocabularyOrder } from './search-file';

/** A word as it is written in the library, folded. */
export interface VocabularyWord {
  readonly form: string;
  /** How often it stands there, as a power of two: 3 for 8 to 15 times. */
  readonly magnitude: number;
}

export const shortestForm = 3;
export const longestForm = 24;
/** Words up to this length are kept apart from longer ones: whoever looks for a word of four wants none of ten. */
const longestShort = 6;

/** What the vocabulary is sorted by: short or long, then the letters from either end. */
export function vocabularyKey(form: string, order: VocabularyOrder): string {
  return keyOfPart(form, order, form.length > longestShort);
}

/** The key that a word's beginning (or, backward, its end) stands under, among short or long words. */
export function keyOfPart(part: string, order: VocabularyOrder, isLong: boolean): string {
  const letters = order === 'forward' ? part : fromTheLast(part);
  return (isLong ? '1' : '0') + letters;
}

/** A pair of code units that are one letter stays in its order. */
function fromTheLast(text: string): string {
  let reversed = '';
  for (const letter of text) reversed = letter + reversed;
  return reversed;
}

/** Whether words of these lengths may be short ones, and whether long ones. */
export function lengthClasses(shortest: number, longest: number): boolean[] {
  return [...(shortest <= longestShort ? [false] : []), ...(longest > longestShort ? [true] : [])];
}

/** The words of one part of the vocabulary, sorted by their keys. */
export function encodeVocabulary(words: readonly VocabularyWord[], order: VocabularyOrder): Uint8Array {
  const writer = new ByteWriter();
  writeSorted(
    writer,
    words.map(({ form }) => vocabularyKey(form, order)),
  );
  for (const { magnitude } of words) writer.byte(magnitude);
  return writer.done();
}

/** Throws a RangeError where the bytes are not those of a vocabulary. */
export function decodeVocabulary(bytes: Uint8Array, order: VocabularyOrder): VocabularyWord[] {
  const reader = new ByteReader(bytes);
  const keys = readSorted(reader);
  return keys.map((key) => {
    const letters = key.slice(1);
    return {
      form: order === 'forward' ? letters : fromTheLast(letters),
      magnitude: reader.byte(),
    };
  });
}
