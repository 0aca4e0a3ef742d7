import { fold } from './fold';

/** A word as it stands in a text: `text.slice(start, end)`, and the same folded. */
export interface Word {
  readonly start: number;
  readonly end: number;
  readonly folded: string;
}

// In this order: .NET; abbreviations (U.S., e.g.); numbers with their points and commas (3.14, 1,000);
// words with inner apostrophes, and C++, C#, F#.
const wordPattern =
  /(?<![\p{L}\p{N}.])\.net(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])\p{L}(?:\.\p{L})+(?![\p{L}\p{N}])|\d+(?:[.,]\d+)+(?![\p{L}\p{N}])|[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’ʼ]\p{L}[\p{L}\p{M}]*)*(?:(?:\+\+|#)(?![\p{L}\p{N}]))?/giu;
const possessive = /['’ʼ]s$/i;
const apostrophes = /['’ʼ]/g;
const thousands = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
const abbreviation = /^\p{L}(?:\.\p{L})+$/u;
const simple = /^[a-z0-9]+$/;

/** The words of a text in order. Hyphens part words; accents, case, possessives and inner apostrophes fold away. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(wordPattern)) {
    const folded = foldWord(match[0]);
    if (folded !== '') words.push({ start: match.index, end: match.index + match[0].length, folded });
  }
  return words;
}

/** One word folded: `Kepler’s` → `kepler`, `U.S` → `us`, `1,000` → `1000`, `C++` → `c++`. */
function foldWord(word: string): string {
  if (simple.test(word)) return word;
  if (thousands.test(word)) return word.replaceAll(',', '');
  if (abbreviation.test(word)) return fold(word.replaceAll('.', ''));
  return fold(word.replace(possessive, '').replace(apostrophes, ''));
}
