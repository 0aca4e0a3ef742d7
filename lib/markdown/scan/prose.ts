import { isNakedCommandAt } from '@/lib/markdown/tex/tex-commands';
import type { BackslashRun } from './escape-run';
import { keepsBackslash, wordsOf } from './kept-backslash';
import { hasRealLines } from './real-lines';
import type { Scan } from './scan';

type ScannedText = Pick<Scan, 'text' | 'hasRealLines' | 'words'>;

/** Is a run of backslashes in prose the beginning of a line break (`\n`, `\r`, also doubly escaped)? */
export function isProseBreak(scan: ScannedText, run: BackslashRun): boolean {
  if (scan.hasRealLines || (run.next !== 'n' && run.next !== 'r')) return false;
  const before = run.end - run.length;
  return !isNakedCommandAt(scan.text, run.end, run.length) && !keepsBackslash(scan, before, run.end);
}

/** The escapes of a text that is taken for prose as a whole. */
export function unescapeProse(text: string): string {
  return unescapeBetween({ text, hasRealLines: hasRealLines(text), words: wordsOf(text) }, 0, text.length);
}

/**
 * The prose between two places, with its escapes resolved: `\n`, `\r\n` and `\r` → line break, `\t` → white space,
 * `\"` → `"`. On several lines they are no escapes, and `\"` is Markdown's own.
 */
export function unescapeBetween(scan: ScannedText, start: number, end: number): string {
  const raw = scan.text.slice(start, end);
  if (scan.hasRealLines || !raw.includes('\\')) return raw;
  return raw.replace(
    /(?<!\\)(\\+)(r\\+n|[nrt"])/g,
    (whole: string, slashes: string, letters: string, offset: number) => {
      const rest = '\\'.repeat(Math.max(0, slashes.length - (slashes.length % 2 === 1 ? 1 : 2)));
      const at = offset + slashes.length;
      if (letters === '"') return slashes.length % 2 === 1 ? `${rest}"` : whole;
      if (letters.length > 1 && !isNakedCommandAt(raw, at + letters.length - 1)) return `${rest}\n`;
      if (letters.length > 1) return `${rest}\n${letters.slice(1)}`;
      if (isNakedCommandAt(raw, at, slashes.length)) return whole;
      if (keepsBackslash(scan, start + offset, start + at)) return whole;
      if (letters === 't') return rest + whiteSpaceFor(raw, offset, at + 1);
      return `${rest}\n`;
    },
  );
}

/** A tab indents a list's item; anywhere else it would make code of a paragraph, so it becomes a space. */
function whiteSpaceFor(raw: string, start: number, end: number): string {
  const before = raw.slice(Math.max(0, start - 2), start);
  const startsLine = before === '' || before.endsWith('\n') || before === '\\n' || before === '\\t';
  return startsLine && /^(?:\\t)*(?:[-*+]|\d{1,9}[.)])\s/.test(raw.slice(end, end + 24)) ? '    ' : ' ';
}
