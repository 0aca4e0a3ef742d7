import { areFenceMarks } from '@/lib/markdown/syntax/fence-marks';
import { isCommandAt, lettersAt } from '@/lib/markdown/tex/tex-commands';
import { type BackslashRun, backslashRunAt, runLength } from './escape-run';
import { codeLanguage } from './language-names';
import { stringLiteralEnd } from './string-literal';

/** Of what stands beside the opening marks: a language, a title, the numbers of lines. */
const longestInfo = 200;

export interface Fence {
  readonly markdown: string;
  readonly code: string;
  /** Index in the raw text of the first character after the fence. */
  readonly end: number;
  readonly isClosed: boolean;
}

/**
 * Reads the code fence whose marks stand at an index. Its lines are separated by the two characters `\n`
 * (or by real line breaks, and then every `\n` is the program's own); a `\n` inside a string literal stays.
 * A fence that nothing closes runs to the end of the text.
 * @param isOnLines whether the whole answer has real line breaks, and no others
 */
export function fenceAt(text: string, index: number, isOnLines = false): Fence | undefined {
  const marks = runLength(text, index);
  const opening = isOnLines ? /\r?\n|$/g : /(?:\\r)?\\n|\r?\n|$/g;
  opening.lastIndex = index + marks;
  const found = opening.exec(text);
  const infoEnd = found?.index ?? text.length;
  const info = text.slice(index + marks, infoEnd);
  if (info.length > longestInfo || (text[index] === '`' && info.includes('`'))) return undefined;
  const bodyStart = infoEnd + (found?.[0].length ?? 0);
  const hasRealLines = found?.[0].endsWith('\n') === true;
  const isTex = /^\s*(?:\{\s*\.?)?(?:(?:la)?tex|math)/i.test(info);
  const { lines, closing, end } = readLines(text, bodyStart, {
    mark: text.charAt(index),
    marks,
    hasRealLines,
    isTex,
  });
  const opener = text.slice(index, index + marks);
  const isProgram = beginsProgram(info);
  const head = isProgram ? opener : opener + info.trimEnd();
  const code = isProgram ? [info.trim(), ...lines] : lines;
  return {
    markdown: [head, ...code, ...(closing === undefined ? [] : [closing])].join('\n'),
    code: code.join('\n'),
    end,
    isClosed: closing !== undefined,
  };
}

/**
 * Is what stands beside the opening marks the first line of the program, which would be lost as the name of a language?
 * `int main() {` and `Output of it` are; `python`, `kotlin {1,3}` and `swift title="a"` are not.
 */
function beginsProgram(info: string): boolean {
  const [name = '', ...rest] = info.trim().split(/\s+/);
  if (name.startsWith('{') || /[`~]/.test(info) || codeLanguage(name) !== undefined) return false;
  if (/\w/.test(name) && /[(<>]/.test(name)) return true;
  return rest.length > 0 && !areFenceMarks(rest.join(' '));
}

interface FenceStyle {
  readonly mark: string;
  readonly marks: number;
  readonly hasRealLines: boolean;
  readonly isTex: boolean;
}

/** Commands of LaTeX documents, which KaTeX does not know. */
const texOnly = new Set(
  'newpage newenvironment newtheorem newlength nocite node noindent normalfont null numberwithin'.split(' '),
);

function readLines(text: string, start: number, style: FenceStyle) {
  const lines: string[] = [];
  let at = start;
  while (at < text.length) {
    const closing = closingAt(text, at, style);
    if (closing !== undefined) return { lines, closing: text.slice(at, closing), end: closing };
    const line = lineAt(text, at, style);
    lines.push(text.slice(at, line.end));
    at = line.next;
  }
  return { lines, closing: undefined, end: text.length };
}

/** The end of a closing line's marks, if the line at an index is one. */
function closingAt(text: string, index: number, { mark, marks }: FenceStyle): number | undefined {
  const prefix = /(?:[ \t>]|\\t){0,40}/y;
  prefix.lastIndex = index;
  const start = index + (prefix.exec(text)?.[0].length ?? 0);
  if (text[start] !== mark) return undefined;
  const end = start + runLength(text, start);
  if (end - start < marks) return undefined;
  const after = /[ \t]*(?:$|\r?\n|(?:\\r)?\\n)/y;
  after.lastIndex = end;
  return after.test(text) ? end : undefined;
}

function lineAt(text: string, start: number, style: FenceStyle): { end: number; next: number } {
  if (style.hasRealLines) {
    const at = text.indexOf('\n', start);
    return at < 0 ? { end: text.length, next: text.length } : { end: at, next: at + 1 };
  }
  const stop = /["'\\\n]/g;
  stop.lastIndex = start;
  for (let found = stop.exec(text); found !== null; found = stop.exec(text)) {
    const at = found.index;
    if (found[0] === '\n') return { end: at, next: at + 1 };
    if (found[0] === '\\') {
      // The last backslash of a run before n is the line break's, those before it are the program's.
      const run = backslashRunAt(text, at);
      if (isBreak(text, run, style)) return { end: run.end - 1, next: run.end + (run.next === 'r' ? 3 : 1) };
      stop.lastIndex = run.end;
    } else {
      stop.lastIndex = stringLiteralEnd(text, at, text.length) ?? at + 1;
    }
  }
  return { end: text.length, next: text.length };
}

function isBreak(text: string, run: BackslashRun, { isTex }: FenceStyle): boolean {
  if (run.next === 'r') return text.startsWith('\\n', run.end + 1);
  return (
    run.next === 'n' && !(isTex && (isCommandAt(text, run.end) || texOnly.has(lettersAt(text, run.end))))
  );
}
