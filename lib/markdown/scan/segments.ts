import { withColonBoxes } from '@/lib/markdown/syntax/indented-boxes';
import { type FoundFormula, formulaAt, referenceAt } from '@/lib/markdown/tex/formula-at';
import { codeSpanAt, lastRunsOf } from './code-span';
import { backslashRunAt, runLength } from './escape-run';
import { type Fence, fenceAt } from './fence';
import { wordsOf } from './kept-backslash';
import { isProseBreak, unescapeBetween } from './prose';
import { hasRealLines } from './real-lines';
import type { Scan } from './scan';
import type { Segment } from './segment';

/**
 * Cuts an answer into prose, code spans, code fences and formulas, and resolves each one's escapes. The answer
 * may be one line with the two characters `\n` for a line break, or have real line breaks; then `\n` is none.
 * Linear time: a search for a closing mark that finds none is paid from a budget.
 * @example
 * segments('Take $x^2$ and `n`.').map(({ kind }) => kind); // ['prose', 'formula', 'prose', 'code-span', 'prose']
 */
export function segments(answer: string): readonly Segment[] {
  const scan = scanOf(withColonBoxes(answer.replace(/\r\n?/g, '\n')));
  return cut(scan, (start, end) => unescapeBetween(scan, start, end));
}

/** The same of a line that is plain text but for its formulas, such as a title: no other marks, no escapes. */
export function lineSegments(line: string): readonly Segment[] {
  if (!/\$|\\[([]/.test(line)) return [{ kind: 'prose', text: line }];
  const found = cut(scanOf(line), (start, end) => line.slice(start, end));
  return found.some(({ kind }) => kind === 'fence') ? [{ kind: 'prose', text: line }] : found;
}

function cut(scan: Scan, proseOf: (start: number, end: number) => string): readonly Segment[] {
  const prose = (start: number, end: number): Segment => ({ kind: 'prose', text: proseOf(start, end) });
  const found: Segment[] = [];
  let proseStart = 0;
  walk(scan, (segment, start, end) => {
    if (start > proseStart) found.push(prose(proseStart, start));
    found.push(segment);
    proseStart = end;
  });
  if (proseStart < scan.text.length) found.push(prose(proseStart, scan.text.length));
  return found;
}

/** An answer as it is written, but for its comments: what is shown where it cannot be rendered. */
export function withoutComments(answer: string): string {
  if (!answer.includes('<!--')) return answer;
  const text = answer.replace(/\r\n?/g, '\n');
  let shown = '';
  let shownEnd = 0;
  walk(scanOf(text), ({ kind }, start, end) => {
    if (kind !== 'comment') return;
    shown += text.slice(shownEnd, start);
    shownEnd = end;
  });
  return shown + text.slice(shownEnd);
}

function scanOf(text: string): Scan {
  return {
    text,
    hasRealLines: hasRealLines(text),
    words: wordsOf(text),
    lineStart: 0,
    budget: 200_000 + 4 * text.length,
    lastRuns: lastRunsOf(text),
    lastCommentEnd: text.lastIndexOf('-->'),
    hasLabels: text.includes('\\label{'),
  };
}

function walk(scan: Scan, take: (segment: Segment, start: number, end: number) => void): void {
  const { text } = scan;
  const mark = /[\\`$~\n]|<!--/g;
  for (let match = mark.exec(text); match !== null; match = mark.exec(text)) {
    const step = stepAt(scan, match.index);
    if (step.segment !== undefined) take(step.segment, match.index, step.end);
    mark.lastIndex = step.end;
  }
}

/** What may stand before a fence on its line: indentation, marks of quotes and lists. */
const lineMarks = /^(?:[ \t>]|\\t|[-*+]\s|\d{1,9}[.)]\s)*$/;

interface Step {
  readonly segment?: Segment;
  readonly end: number;
}

function stepAt(scan: Scan, at: number): Step {
  switch (scan.text[at]) {
    case '\n':
      scan.lineStart = at + 1;
      return { end: at + 1 };
    case '\\':
      return backslashStep(scan, at);
    case '<':
      return commentStep(scan, at);
    case '$':
      return formulaStep(formulaAt(scan, at, '$'), at + runLength(scan.text, at));
    default:
      return codeStep(scan, at);
  }
}

function backslashStep(scan: Scan, at: number): Step {
  const run = backslashRunAt(scan.text, at);
  const reference = run.next === 'r' || run.next === 'e' ? referenceAt(scan, at, run.end) : undefined;
  if (reference !== undefined) return { segment: reference.segment, end: reference.end };
  if (isProseBreak(scan, run)) {
    scan.lineStart = run.end + 1;
    return { end: run.end + 1 };
  }
  const isEscaped = run.length % 2 === 1;
  if (run.next === '(' || run.next === '[' || scan.text.startsWith('begin{', run.end)) {
    return formulaStep(formulaAt(scan, at, run.next), run.end);
  }
  return { end: isEscaped && /[$`<]/.test(run.next) ? run.end + 1 : run.end };
}

/** `<!-- … -->`, over several lines too; one that nothing ends is text. */
function commentStep({ text, lastCommentEnd }: Scan, at: number): Step {
  if (lastCommentEnd < at + 2) return { end: at + 4 };
  // `<!-->` and `<!--->` are whole.
  const end = text.indexOf('-->', at + 2) + 3;
  return { segment: { kind: 'comment', source: text.slice(at, end) }, end };
}

function formulaStep(formula: FoundFormula | undefined, otherwise: number): Step {
  return formula === undefined ? { end: otherwise } : { segment: formula.segment, end: formula.end };
}

function codeStep(scan: Scan, at: number): Step {
  const { text } = scan;
  const run = runLength(text, at);
  if (run >= 3 && opensFence(scan, at, run)) {
    const fence = fenceAt(text, at, scan.hasRealLines);
    if (fence !== undefined && !isSpanAmidLine(scan, { at, run, fence })) return fenceStep(scan, at, fence);
  }
  if (text[at] === '~') return { end: at + run };
  const span = codeSpanAt(scan, at, run);
  if (span === undefined) return { end: at + run };
  return { segment: { kind: 'code-span', source: text.slice(at, span.end), code: span.code }, end: span.end };
}

/** At a line's beginning, after list or quote marks; or amid a line when the marks' own line ends there. */
function opensFence({ text, lineStart }: Scan, at: number, run: number): boolean {
  if (at - lineStart <= 60 && lineMarks.test(text.slice(lineStart, at))) return true;
  return text[at] === '`' && /^[\w+#-]{0,20}[ \t]*(?:\n|\\n)/.test(text.slice(at + run, at + run + 24));
}

/** Marks amid a line that are closed amid one, too: what follows them is no code. Reading in vain is paid for. */
function isSpanAmidLine(
  scan: Scan,
  { at, run, fence }: { readonly at: number; readonly run: number; readonly fence: Fence },
): boolean {
  const { text, lineStart } = scan;
  if (fence.isClosed || scan.budget < 0 || lineMarks.test(text.slice(lineStart, at))) return false;
  scan.budget -= fence.end - at;
  return text.includes(text.slice(at, at + run), at + run);
}

/** What GitHub and GitLab set as a formula: a fence of the language `math`. */
function mathOf({ markdown, code, isClosed }: Fence, before: string): Segment | undefined {
  if (!isClosed || code.trim() === '' || !/^[`~]{3,}[ \t]*math[ \t]*\n/i.test(markdown)) return undefined;
  const tex = (before.includes('>') ? code.replace(/^[ \t]*>/gm, '') : code).trim();
  return { kind: 'formula', source: `$$\n${tex}\n$$`, tex, place: 'block' };
}

function fenceStep(scan: Scan, at: number, fence: Fence): Step {
  const before = scan.text.slice(scan.lineStart, at);
  const formula = lineMarks.test(before) ? mathOf(fence, before) : undefined;
  if (formula !== undefined) return { segment: formula, end: fence.end };
  const markdown = lineMarks.test(before) ? fence.markdown : `\n\n${fence.markdown}`;
  return { segment: { kind: 'fence', markdown, code: fence.code }, end: fence.end };
}
