import { separator } from '@/lib/search/format/bytes/sorted-texts';
import type { VocabularyOrder } from '@/lib/search/format/files/search-file';
import {
  encodeVocabulary,
  longestForm,
  shortestForm,
  type VocabularyWord,
  vocabularyKey,
} from '@/lib/search/format/files/vocabulary';

/** Words a part holds: about 2 kB compressed. */
const wordsPerPart = 500;
/** The most frequent words kept; the rest of a very large library are mostly slips themselves. */
const maxWords = 150_000;
const letters = /^\p{L}+$/u;

export interface CutVocabulary {
  /** What divides it from the part before. */
  readonly firstKey: string;
  readonly payload: Uint8Array;
}

/** The words that a misspelled one may have meant, sorted from their first letter or from their last, in parts. */
export function cutVocabulary(kept: readonly VocabularyWord[], order: VocabularyOrder): CutVocabulary[] {
  const words = kept
    .map((word) => ({ word, key: vocabularyKey(word.form, order) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  const parts: CutVocabulary[] = [];
  for (let start = 0; start < words.length; start += wordsPerPart) {
    const part = words.slice(start, start + wordsPerPart);
    const payload = encodeVocabulary(
      part.map(({ word }) => word),
      order,
    );
    parts.push({ firstKey: separator(words[start - 1]?.key ?? '', part[0]?.key ?? ''), payload });
  }
  return parts;
}

/** Whether a word may be what a misspelled one meant: it is neither very short nor very long, and of letters alone. */
export function isVocabularyWord(form: string): boolean {
  return form.length >= shortestForm && form.length <= longestForm && letters.test(form);
}

export function vocabularyWord(form: string, count: number): VocabularyWord {
  return { form, magnitude: Math.floor(Math.log2(count)) };
}

/** The words that repairs may choose from. */
export function keptWords(forms: ReadonlyMap<string, number>): VocabularyWord[] {
  const counted = [...forms].filter(([form]) => isVocabularyWord(form));
  if (counted.length > maxWords) counted.sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return counted.slice(0, maxWords).map(([form, count]) => vocabularyWord(form, count));
}
