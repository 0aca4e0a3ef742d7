import { backslashRunAt } from '@/lib/markdown/scan/escape-run';
import { isFunctionName } from './formula-shape';
import { isFormulaCommandAt, lettersAt } from './tex-commands';

/**
 * Resolves the escapes of a formula's raw source: `\n` is a line break only where no command begins there,
 * `\"` is a quotation mark unless it is an accent, `\t…` and `\r…` are commands and stay. A formula whose
 * commands are all doubly escaped (`\\frac`) loses the second backslash.
 * @param hasRealLines in an answer on several lines no `\n` is a break
 */
export function texSource(raw: string, hasRealLines = false): string {
  const broken = unescapeQuotes(hasRealLines ? raw : unescapeBreaks(withoutOuterBreaks(raw)));
  const text = isDoublyEscaped(broken) ? broken.replace(/\\\\/g, '\\') : broken;
  return withoutQuoteMarks(text.replace(/(^|[^\\])((?:\\\\)+)(?=(?:begin|end)\{)/g, dropOneBackslash)).trim();
}

/** Is there a line break, real or escaped, at an index of a formula? Its length in characters, or 0. */
export function texBreakLength(text: string, index: number, hasRealLines = false): number {
  const length = breakLengthAt(text, index, hasRealLines);
  return length > 0 && isUnknownCommandAt(text, index) ? 0 : length;
}

/** The same right after another break, where two make the end of a paragraph: there `\n` is no unknown command. */
export function furtherBreakLength(text: string, index: number, hasRealLines = false): number {
  return breakLengthAt(text, index, hasRealLines);
}

function breakLengthAt(text: string, index: number, hasRealLines: boolean): number {
  if (text[index] === '\n') return 1;
  if (hasRealLines || text[index] !== '\\') return 0;
  const next = text[index + 1];
  if (next === 'n') return isFormulaCommandAt(text, index + 1) && !isVariableAfterBreak(text, index) ? 0 : 2;
  if (next === 'r' && text.startsWith('\\n', index + 2) && !isFormulaCommandAt(text, index + 3)) return 4;
  return 0;
}

/**
 * `\nfoo` in a formula: no command that is known. A line may begin with a variable, a product of a few, a name in
 * capitals or a function; anything longer, or with an argument, is a command, and cutting it would change what it says.
 */
function isUnknownCommandAt(text: string, index: number): boolean {
  if (text[index] !== '\\' || text[index + 1] !== 'n') return false;
  const word = lettersAt(text, index + 2);
  if (word === '' || /^[A-Z]/.test(word)) return false;
  if (text[index + 2 + word.length] === '{') return true;
  return word.length > 2 && !isFunctionName(word) && !isAfterRow(text, index);
}

/** A row or an environment ends or begins here: what follows begins a line. */
function isAfterRow(text: string, index: number): boolean {
  return /(?:\\\\|\\begin\{[a-z]+\*?\})\s*$/.test(text.slice(Math.max(0, index - 24), index));
}

/**
 * Who breaks the line before the closing mark breaks it after the opening one too: in `\nu = 1\n` the first
 * escape is a break before `u`, where `\nu = 1` alone begins with a Greek letter.
 */
function withoutOuterBreaks(raw: string): string {
  const closing = /(?<!\\)\\n\s*$/.exec(raw);
  const opening = /^\s*\\n/.exec(raw);
  return closing && opening && opening[0].length <= closing.index
    ? raw.slice(opening[0].length, closing.index)
    : raw;
}

/** `\ne^x`, `\ni_k`: a relation carries no exponent or index, the variables e and i do. */
function isVariableAfterBreak(text: string, index: number): boolean {
  return /^\\n[ei]\s*[\^_]/.test(text.slice(index, index + 12));
}

function unescapeBreaks(raw: string): string {
  let out = '';
  let start = 0;
  for (let at = raw.indexOf('\\'); at >= 0; at = raw.indexOf('\\', at)) {
    const run = backslashRunAt(raw, at);
    const length = run.length % 2 === 1 ? texBreakLength(raw, run.end - 1) : 0;
    if (length > 0) {
      out += `${raw.slice(start, run.end - 1)}\n`;
      start = run.end - 1 + length;
      at = start;
    } else {
      at = run.end + 1;
    }
  }
  return out + raw.slice(start);
}

/** `\"` pairs are quotation marks; a lone one before a letter is TeX's umlaut. */
function unescapeQuotes(text: string): string {
  const count = text.split('\\"').length - 1;
  return count > 0 && count % 2 === 0 ? text.replaceAll('\\"', '"') : text;
}

/** No command with one backslash, and at least one with two. `\\` before a letter is else a new row. */
function isDoublyEscaped(text: string): boolean {
  let doubled = false;
  for (let at = text.indexOf('\\'); at >= 0; at = text.indexOf('\\', at)) {
    const run = backslashRunAt(text, at);
    if (run.length % 2 === 1) return false;
    if (lettersAt(text, run.end).length > 1) doubled = true;
    at = run.end;
  }
  return doubled;
}

function dropOneBackslash(_: string, before: string, slashes: string): string {
  return before + slashes.slice(1);
}

/** A formula inside a block quote carries the quote's mark at the beginning of each further line. */
function withoutQuoteMarks(text: string): string {
  const [first = '', ...lines] = text.split('\n');
  if (lines.length === 0 || !lines.every((line) => /^\s*>/.test(line) || line.trim() === '')) return text;
  return [first, ...lines.map((line) => line.replace(/^\s*(?:> ?)+/, ''))].join('\n');
}
