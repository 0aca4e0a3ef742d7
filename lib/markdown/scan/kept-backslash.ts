import { lettersAt } from '@/lib/markdown/tex/tex-commands';
import type { Scan } from './scan';

/** Longest stretch without white space that is looked at for a path. */
const longestPath = 200;

/**
 * On one line `\n`, `\r` and `\t` are escapes, unless the backslash belongs to a path (`C:\new\table`), to a command
 * of TeX that takes an argument (`\ref{a}`), or to a word that the text has elsewhere where what would be left of it is
 * none (`\new` beside "new").
 * @param start of the run of backslashes
 * @param end of it: the place of the letter
 */
export function keepsBackslash(scan: Pick<Scan, 'text' | 'words'>, start: number, end: number): boolean {
  const letters = lettersAt(scan.text, end);
  if (letters.length < 2) return false;
  return (
    isCommand(scan.text, end, letters) || isInPath(scan.text, start, end) || isWord(scan, start, letters)
  );
}

/** Letters with their argument right behind them. */
function isCommand(text: string, at: number, letters: string): boolean {
  return text[at + letters.length] === '{' && /^[a-z]/.test(letters);
}

function isInPath(text: string, start: number, end: number): boolean {
  const from = wordStart(text, start);
  if (!mayBeginPath(text, from)) return false;
  const stretch = /^[^\s"'`()<>|,;]*/.exec(text.slice(from, end + longestPath))?.[0] ?? '';
  // No part of a path ends as a sentence does.
  const path = /^\.{0,2}.*?(?=[.!?]+(?:\\|$)|$)/s.exec(stretch)?.[0] ?? '';
  return start < from + path.length && isPath(path);
}

function wordStart(text: string, start: number): number {
  let from = start;
  const limit = Math.max(0, start - longestPath);
  while (from > limit && !/[\s"'`()<>|,;*]/.test(text.charAt(from - 1))) from -= 1;
  return from;
}

/** `C:\`, `\\server`, `%HOME%\`, `HKEY_…\`, and `..\` behind a space: elsewhere dots end a sentence. */
function mayBeginPath(text: string, at: number): boolean {
  const beginning = text.slice(at, at + 40);
  if (beginning.startsWith('..\\')) return at === 0 || /\s/.test(text.charAt(at - 1));
  return /^(?:[A-Za-z]:\\|\\\\[A-Za-z]|%\w+%\\|HKEY_\w+\\)/.test(beginning);
}

/**
 * A stretch without white space that begins like a path. A drive's letter may also end a line (`Plan B:\nfirst`): where
 * every part begins with n there are only line breaks, unless the last has a file's extension.
 */
function isPath(text: string): boolean {
  if (!/^[A-Za-z]:/.test(text)) return !/^\\\\n/.test(text) || /^\\\\n\w*\\(?!n)\w/.test(text);
  const parts = text.slice(2).split('\\').slice(1);
  if (parts.slice(0, -1).some((part) => part === '' || /^[nrt]$/.test(part))) return false;
  return (
    parts.some((part) => !/^[nr]/.test(part) && part !== '') || /\.[a-z0-9]{1,4}$/.test(parts.at(-1) ?? '')
  );
}

/** A line does not begin with half a word. */
function isWord(scan: Pick<Scan, 'text' | 'words'>, start: number, letters: string): boolean {
  if (letters.length < 3 || !/^[a-z]+$/.test(letters)) return false;
  if (!/(?<!\\)[\p{L}\p{N}] ?$|\b[A-Z]:$/u.test(scan.text.slice(Math.max(0, start - 3), start))) return false;
  const words = scan.words();
  return words.has(letters) && !words.has(letters.slice(1));
}

/** The words of a text in small letters, without those behind a backslash; found when they are first asked for. */
export function wordsOf(text: string): () => ReadonlySet<string> {
  let words: ReadonlySet<string> | undefined;
  return () => {
    words ??= new Set(
      [...text.matchAll(/(?<![\\\p{L}\p{N}])\p{L}[\p{L}\p{N}]*/gu)].map(([word]) => word.toLowerCase()),
    );
    return words;
  };
}
