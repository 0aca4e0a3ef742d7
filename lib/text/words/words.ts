import { fold } from '@/lib/text/fold';
import { foldFormula, formulaWord, mayHoldFormula } from './formula-word';

/** A word as it stands in a text: `text.slice(start, end)`, and the same folded. */
export interface Word {
  readonly start: number;
  readonly end: number;
  readonly folded: string;
}

/** Units that are written right after their number; single letters only where they hardly mean anything else there. */
const units =
  'kg|mg|µg|g|km|cm|mm|nm|µm|m|ml|cl|dl|hz|khz|mhz|ghz|kw|mw|w|kwh|v|kv|kj|pa|kpa|hpa|mol|mmol|ev|kev|mev|kb|mb|gb|tb|mph|kmh|min|ms|rpm|psi|atm|cal|kcal';

// In this order: .NET; abbreviations (U.S., e.g.); numbers before a unit (5kg); numbers with their points and commas (3.14,
// 1,000); words with inner apostrophes, and C++, C#, F#.
const wordSource = `(?<![\\p{L}\\p{N}.])\\.net(?![\\p{L}\\p{N}])|(?<![\\p{L}\\p{N}])\\p{L}(?:\\.\\p{L})+(?![\\p{L}\\p{N}])|(?<![\\p{L}\\p{N}])\\d+(?:[.,]\\d+)*(?=(?:${units})(?![\\p{L}\\p{N}]))|\\d+(?:[.,]\\d+)+(?![\\p{L}\\p{N}])|[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}]*(?:['’ʼ]\\p{L}[\\p{L}\\p{M}]*)*(?:(?:\\+\\+|#)(?![\\p{L}\\p{N}]))?`;
const wordPattern = new RegExp(wordSource, 'giu');
const formulaPattern = new RegExp(formulaWord, 'gu');
const possessive = /['’ʼ]s$/i;
const apostrophes = /['’ʼ]/g;
const thousands = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
const abbreviation = /^\p{L}(?:\.\p{L})+$/u;
const simple = /^[a-z0-9]+$/;

/** Scripts that are written without spaces between words. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー々]/u;
const runs = new RegExp(`(?:${unspaced.source}\\p{M}*)+|(?:(?!${unspaced.source}).)+`, 'gu');

/**
 * The words of a text in order. Hyphens part words; accents, case, possessives and inner apostrophes fold away.
 * Where a script leaves no spaces, every two neighboring characters are a word: `光合作用` → `光合`, `合作`, `作用`.
 * @example
 * wordsOf("The cell's wall").map(({ folded }) => folded); // ['the', 'cell', 'wall']
 */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  eachWord(text, (folded, start, end) => words.push({ start, end, folded }));
  return words;
}

/** Visits the words that `wordsOf` lists, without making a list. */
export function eachWord(text: string, visit: (folded: string, start: number, end: number) => void): void {
  for (let at = 0; at < text.length; ) {
    if (isSpace(text.charCodeAt(at))) at++;
    else at = visitRun(text, at, visit);
  }
}

type Visit = (folded: string, start: number, end: number) => void;

/** What stands between two spaces. Nearly always one plain word, with a comma or a bracket: no pattern is needed for it. */
function visitRun(text: string, from: number, visit: Visit): number {
  let to = from + 1;
  while (to < text.length && !isSpace(text.charCodeAt(to))) to++;
  let start = from;
  let end = to;
  while (start < end && isOpening(text.charCodeAt(start))) start++;
  while (end > start && isClosing(text.charCodeAt(end - 1))) end--;
  let isPlain = end > start;
  for (let i = start; isPlain && i < end; i++) isPlain = isAsciiWord(text.charCodeAt(i));
  // A number may have its unit with it.
  if (isPlain && isDigit(text.charCodeAt(start)) && !isDigit(text.charCodeAt(end - 1))) isPlain = false;
  if (isPlain) visit(text.slice(start, end).toLowerCase(), start, end);
  else if (end > start) visitMatches(text.slice(from, to), from, visit);
  return to;
}

/** The formulas of a run, and what stands between them. */
function visitMatches(run: string, from: number, visit: Visit): void {
  let at = 0;
  for (const match of mayHoldFormula(run) ? run.matchAll(formulaPattern) : []) {
    visitWords(run.slice(at, match.index), from + at, visit);
    at = match.index + match[0].length;
    visit(foldFormula(match[0]), from + match.index, from + at);
  }
  visitWords(run.slice(at), from + at, visit);
}

function visitWords(run: string, from: number, visit: Visit): void {
  const add = (start: number, written: string) => {
    const folded = foldWord(written);
    if (folded !== '') visit(folded, from + start, from + start + written.length);
  };
  for (const match of run.matchAll(wordPattern)) {
    const written = match[0];
    if (simple.test(written) || !unspaced.test(written)) add(match.index, written);
    else for (const part of partsOf(written)) add(match.index + part.start, part.written);
  }
}

/** Space, tab or line break; other spaces are left to the pattern. */
function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}

/** `(`, `[` or `"`. */
function isOpening(code: number): boolean {
  return code === 40 || code === 91 || code === 34;
}

/** `.`, `,`, `;`, `:`, `!`, `?`, `)`, `]` or `"`. */
function isClosing(code: number): boolean {
  return (
    code === 46 ||
    code === 44 ||
    code === 59 ||
    code === 58 ||
    code === 33 ||
    code === 63 ||
    code === 41 ||
    code === 93 ||
    code === 34
  );
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isAsciiWord(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
}

/** A word in which scripts without spaces stand: runs of them in pairs of characters, the rest whole. */
function* partsOf(word: string): Generator<{ readonly start: number; readonly written: string }> {
  for (const run of word.matchAll(runs)) {
    const characters = unspaced.test(run[0]) ? [...run[0].matchAll(/.\p{M}*/gu)] : [];
    if (characters.length < 3) yield { start: run.index, written: run[0] };
    else
      for (const [i, first] of characters.slice(0, -1).entries())
        yield { start: run.index + first.index, written: first[0] + (characters[i + 1]?.[0] ?? '') };
  }
}

/** One word folded: `Kepler’s` → `kepler`, `U.S` → `us`, `1,000` → `1000`, `C++` → `c++`. */
function foldWord(word: string): string {
  if (simple.test(word)) return word;
  if (thousands.test(word)) return word.replaceAll(',', '');
  if (abbreviation.test(word)) return fold(word.replaceAll('.', ''));
  return fold(word.replace(possessive, '').replace(apostrophes, ''));
}
