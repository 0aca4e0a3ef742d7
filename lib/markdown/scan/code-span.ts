import { runLength } from './escape-run';
import type { Scan } from './scan';
import { stringLiteralEnd } from './string-literal';

/**
 * The code span that opens with a run of backticks, by CommonMark's rule: the next run of the same length closes
 * it. None if a paragraph ends in between, or another block begins. Nothing in it is unescaped.
 */
export function codeSpanAt(scan: Scan, at: number, run: number): { code: string; end: number } | undefined {
  const { text } = scan;
  const start = at + run;
  if ((scan.lastRuns.get(run) ?? -1) < start || scan.budget < 0) return undefined;
  for (let close = text.indexOf('`', start); close >= 0; close = text.indexOf('`', close)) {
    const length = runLength(text, close);
    if (length === run) {
      const content = text.slice(start, close);
      if (!crossesBlock(content, scan.hasRealLines)) return { code: trimmed(content), end: close + length };
      scan.budget -= content.length;
      return undefined;
    }
    close += length;
  }
  return undefined;
}

/** Where the last run of each length begins: a look at it saves reading to the end of the text in vain. */
export function lastRunsOf(text: string): ReadonlyMap<number, number> {
  const last = new Map<number, number>();
  for (let at = text.indexOf('`'); at >= 0; at = text.indexOf('`', at)) {
    const length = runLength(text, at);
    last.set(length, at);
    at += length;
  }
  return last;
}

function crossesBlock(content: string, hasRealLines: boolean): boolean {
  const stop = hasRealLines ? /["'\n]/g : /["'\n]|\\n/g;
  for (let found = stop.exec(content); found !== null; found = stop.exec(content)) {
    if (found[0] === '"' || found[0] === "'") {
      stop.lastIndex = stringLiteralEnd(content, found.index, content.length) ?? found.index + 1;
    } else if (
      /^[ \t]*(?:\n|\\n|[-*+>] |\d{1,9}[.)] |#{1,6} |\|)/.test(
        content.slice(stop.lastIndex, stop.lastIndex + 24),
      )
    ) {
      return true;
    }
  }
  return false;
}

/** Line breaks are spaces in a code span, and one space on each side is its padding. */
function trimmed(content: string): string {
  const line = content.replace(/\n[ \t>]*/g, ' ');
  return /^ .* $/.test(line) && line.trim() !== '' ? line.slice(1, -1) : line;
}
