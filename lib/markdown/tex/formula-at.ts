import { backslashRunAt, runLength } from '@/lib/markdown/scan/escape-run';
import type { Scan } from '@/lib/markdown/scan/scan';
import type { FormulaPlace, FormulaSegment } from '@/lib/markdown/scan/segment';
import { type Delimiter, looksLikeFormula, readsAsFormula } from './formula-shape';
import { environments } from './tex-commands';
import { furtherBreakLength, texBreakLength, texSource } from './tex-source';

export interface FoundFormula {
  readonly segment: FormulaSegment;
  /** Index in the raw text of the first character after the formula. */
  readonly end: number;
}

/** Words in a formula, which may hold formulas of their own: `\text{if $x > 0$}`. */
const wording = /(?:text(?:rm|bf|it|up|normal)?|mbox|hbox|ce|pu)\{(?:[^{}\n]|\{[^{}\n]{0,80}\}){0,200}\}/y;

/** A line inside a formula of the line that Markdown would read as a list's, a heading's or a table's. */
const beginsBlock = /\n[^\S\n]*(?:[*+-]|\d+[.)]|#{1,6}|\|)\s/;

/** The formula whose opening delimiter stands at an index (`$`, `$$`, `\(`, `\[`, `\begin{…}`), if it is one. */
export function formulaAt(scan: Scan, at: number, opener: string): FoundFormula | undefined {
  if (scan.budget < 0) return undefined;
  if (opener === '$') return dollarFormulaAt(scan, at);
  const run = backslashRunAt(scan.text, at);
  const start = run.length % 2 === 0 ? run.end - 2 : run.end - 1;
  if (run.length > 2) return undefined;
  return opener === 'b' ? environmentAt(scan, start, run.end) : bracketFormulaAt(scan, start, run.end);
}

const reference = /(?:eq)?ref\{[^{}\\$\n]{1,80}\}/y;

/** `\eqref{…}` or `\ref{…}` amid words, in an answer that labels formulas. */
export function referenceAt({ text, hasLabels }: Scan, at: number, end: number): FoundFormula | undefined {
  if (!hasLabels || end - at > 2) return undefined;
  reference.lastIndex = end;
  const found = reference.exec(text)?.[0];
  if (found === undefined) return undefined;
  const tex = `\\${found}`;
  return { segment: { kind: 'formula', source: tex, tex, place: 'inline' }, end: end + found.length };
}

function dollarFormulaAt(scan: Scan, at: number): FoundFormula | undefined {
  const { text } = scan;
  const run = runLength(text, at);
  if (run > 2) return undefined;
  const ticked = run === 1 && text[at + 1] === '`' ? tickedFormulaAt(scan, at) : undefined;
  if (ticked !== undefined) return ticked;
  const start = at + run;
  const close = closingDollars(scan, start, run);
  if (close === undefined) return undefined;
  const tex = texSource(text.slice(start, close), scan.hasRealLines);
  const delimiter: Delimiter = run === 2 ? 'dollars' : 'dollar';
  const mayDelimit = run === 2 || (!beginsBlock.test(tex) && dollarsMayDelimit(text, start, close));
  if (!mayDelimit || !looksLikeFormula(tex, delimiter)) return wasted(scan, close - start);
  return found(scan, { at, end: close + run, tex, place: run === 1 ? 'inline' : 'large' });
}

const ticked = /\$`([^`\n]{1,2000})`\$/y;

/** GitLab's and GitHub's formula of the line: $`a^2`$. */
function tickedFormulaAt(scan: Scan, at: number): FoundFormula | undefined {
  ticked.lastIndex = at;
  const inner = ticked.exec(scan.text)?.[1];
  if (inner === undefined || inner.trim() === '') return undefined;
  const tex = texSource(inner, scan.hasRealLines);
  return { segment: { kind: 'formula', source: `$${tex}$`, tex, place: 'inline' }, end: ticked.lastIndex };
}

/**
 * Pandoc's rule, widened: the opening dollar stands before, the closing one after something other than a space,
 * and no digit follows the closing one. Spaces inside are allowed where the content is TeX beyond doubt.
 */
function dollarsMayDelimit(text: string, start: number, close: number): boolean {
  const before = text[start - 2] ?? ' ';
  const after = text[close + 1] ?? ' ';
  const content = text.slice(start, close);
  const hasCommand = /\\[A-Za-z]{2,}|[\^]|_\{|[A-Za-z]_|[A-Za-z)] ?[=<>] ?\S/.test(content);
  if (/\d/.test(after)) return false;
  if (/[A-Za-z\d]/.test(before) && /^[\d–-]/.test(content) && !escapesLineBreak(text, start - 2))
    return false;
  if (/[A-Za-z]/.test(after) && /^[A-Za-z]{2,}$/.test(content)) return false;
  const opensWithSpace = /^(?:\s|\\n(?![A-Za-z]))/.test(content);
  const closesWithSpace = /(?:\s|\\n)$/.test(content);
  if (opensWithSpace)
    return (
      closesWithSpace && (hasCommand || (!/\d/.test(nextSign(text, close + 1)) && readsAsFormula(content)))
    );
  return !closesWithSpace || (hasCommand && !/^\d|[A-Za-z]{3} /.test(content.replace(/\\[A-Za-z]+/g, '')));
}

/** The first sign after blanks: of `$ 5 and $ 6` the second dollar belongs to the 6. */
function nextSign(text: string, at: number): string {
  return /^[ \t]*(.?)/.exec(text.slice(at, at + 24))?.[1] ?? '';
}

/** The n of an escaped line break right before the dollar is no word. */
function escapesLineBreak(text: string, index: number): boolean {
  return text[index] === 'n' && text[index - 1] === '\\';
}

/** The next unescaped run of dollars that is long enough, unless the paragraph ends first. */
function closingDollars(scan: Scan, start: number, run: number): number | undefined {
  const { text } = scan;
  const stop = /[\\$\n]/g;
  stop.lastIndex = start;
  for (let match = stop.exec(text); match !== null; match = stop.exec(text)) {
    const at = match.index;
    if (match[0] === '$') {
      const length = runLength(text, at);
      if (run === 1 ? length < 3 : length === 2) return at;
      if (run === 1) return undefined;
      stop.lastIndex = at + length;
    } else {
      const next = wordingEnd(text, at) ?? passBackslashes(scan, at);
      if (next === undefined) return wasted(scan, at - start);
      stop.lastIndex = next;
    }
  }
  return wasted(scan, text.length - start);
}

/** The end of the words that a command sets at an index, where they hold whole formulas: their dollars close nothing. */
function wordingEnd(text: string, at: number): number | undefined {
  const run = backslashRunAt(text, at);
  if (run.length === 0 || run.next === 'n') return undefined;
  wording.lastIndex = run.end;
  const words = wording.exec(text)?.[0] ?? '';
  const dollars = words.match(/(?<!\\)\$/g)?.length ?? 0;
  return dollars > 0 && dollars % 2 === 0 ? run.end + words.length : undefined;
}

function bracketFormulaAt(scan: Scan, at: number, start: number): FoundFormula | undefined {
  const { text } = scan;
  const closer = text[start] === '(' ? ')' : ']';
  const isDoubled = start - at === 2;
  const stop = /[\\\n]/g;
  stop.lastIndex = start + 1;
  for (let match = stop.exec(text); match !== null; match = stop.exec(text)) {
    const run = backslashRunAt(text, match.index);
    if (run.next === closer && (run.length % 2 === 1 || (isDoubled && run.length === 2))) {
      const end = run.end + 1;
      const inner = text.slice(start + 1, isDoubled && run.length === 2 ? run.end - 2 : run.end - 1);
      const tex = texSource(inner, scan.hasRealLines);
      if (!looksLikeFormula(tex, closer === ')' ? 'paren' : 'bracket')) return wasted(scan, inner.length);
      return found(scan, { at, end, tex, place: closer === ')' ? 'inline' : 'block' });
    }
    const next = passBackslashes(scan, match.index);
    if (next === undefined) return wasted(scan, match.index - start);
    stop.lastIndex = next;
  }
  return wasted(scan, text.length - start);
}

function environmentAt(scan: Scan, at: number, start: number): FoundFormula | undefined {
  const { text } = scan;
  const name = /^begin\{([A-Za-z]+\*?)\}/.exec(text.slice(start, start + 24))?.[1];
  if (name === undefined || !environments.has(name)) return undefined;
  const stop = /[\\\n]/g;
  stop.lastIndex = start;
  let depth = 1;
  for (let match = stop.exec(text); match !== null; match = stop.exec(text)) {
    const { end } = backslashRunAt(text, match.index);
    if (text.startsWith(`begin{${name}}`, end)) depth += 1;
    if (text.startsWith(`end{${name}}`, end)) depth -= 1;
    if (depth === 0) {
      const close = end + `end{${name}}`.length;
      return found(scan, {
        at,
        end: close,
        tex: texSource(text.slice(at, close), scan.hasRealLines),
        place: 'block',
      });
    }
    const next = passBackslashes(scan, match.index);
    if (next === undefined) return wasted(scan, match.index - start);
    stop.lastIndex = next;
  }
  return wasted(scan, text.length - start);
}

/** The index after a line break or a run of backslashes and what it escapes; undefined if a paragraph ends here. */
function passBackslashes({ text, hasRealLines }: Scan, at: number): number | undefined {
  const run = backslashRunAt(text, at);
  const breakStart = run.length === 0 ? at : run.end - 1;
  const length = run.length % 2 === 0 && run.length > 0 ? 0 : texBreakLength(text, breakStart, hasRealLines);
  if (length === 0) return run.length % 2 === 1 ? run.end + 1 : run.end;
  let next = breakStart + length;
  while (text[next] === ' ' || text[next] === '\t') next += 1;
  return furtherBreakLength(text, next, hasRealLines) > 0 ? undefined : next;
}

function wasted(scan: Scan, length: number): undefined {
  scan.budget -= length;
  return undefined;
}

interface Cut {
  readonly at: number;
  readonly end: number;
  readonly tex: string;
  readonly place: FormulaPlace;
}

function found(scan: Scan, { at, end, tex, place }: Cut): FoundFormula {
  const { text } = scan;
  const open = /^(?:\\\\?[([]|\$\$?)/.exec(text.slice(at, end))?.[0] ?? '';
  const close = open === '' ? '' : text.slice(end - open.length, end);
  const source = open === '' ? tex : `${open}${tex}${close}`;
  const isAlone = place !== 'inline' && standsAlone(scan, at, end);
  return { segment: { kind: 'formula', source, tex, place: isAlone ? 'block' : place }, end };
}

/** Nothing but list or quote marks before it on its line, nothing but punctuation after it. */
function standsAlone({ text, lineStart }: Scan, at: number, end: number): boolean {
  if (at - lineStart > 60) return false;
  if (!/^(?:[ \t>]|\\t|[-*+]\s|\d{1,9}[.)]\s)*$/.test(text.slice(lineStart, at))) return false;
  return /^[ \t]*[.,;:]?[ \t]*(?:$|\n|(?:\\r)?\\n)/.test(text.slice(end, end + 16));
}
