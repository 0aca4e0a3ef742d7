import { caps } from './caps';
import type { Segment } from './segment';
import { countSource, type SourceCounts } from './source-counts';
import { sourceLines } from './source-lines';

/**
 * Bounds on what the Markdown parser is given: its time grows with the square of a paragraph's marks, and with the
 * product of lines and of what is nested around them.
 */
export const sourceCaps: Readonly<Record<keyof SourceCounts, number>> = {
  lines: 5_000,
  headings: 500,
  entries: 2_000,
  depth: 20,
  depthSteps: 12_000,
  marks: 10_000,
  notes: 400,
  definitions: 400,
  pipes: 6_000,
  columns: caps.tableColumns,
  cells: caps.tableCells,
  searches: 1_500_000,
};

const mostFences = 1_000;

/** What in an answer's prose is beyond a bound, in words; undefined if nothing is. Linear time. */
export function excessOfSource(segments: readonly Segment[]): string | undefined {
  const fences = segments.filter((segment) => segment.kind === 'fence').length;
  if (fences > mostFences) return `the answer has ${fences} code fences; at most ${mostFences} are rendered`;
  const counts = countSource(sourceLines(segments));
  const beyond = (Object.keys(sourceCaps) as (keyof SourceCounts)[]).find(
    (name) => counts[name] > sourceCaps[name],
  );
  return beyond === undefined ? undefined : words[beyond](Math.ceil(counts[beyond]), sourceCaps[beyond]);
}

const have = (what: string) => (count: number, most: number) =>
  `the answer has ${count} ${what}; at most ${most} are rendered`;

const words: Readonly<Record<keyof SourceCounts, (count: number, most: number) => string>> = {
  lines: have('lines'),
  headings: have('headings'),
  entries: have('entries of lists'),
  depth: (count, most) => `lists or quotes are nested ${count} deep; at most ${most} are rendered`,
  depthSteps: have('lines in lists and quotes, each counted as often as it is nested'),
  marks: have('marks of emphasis, links, code and escapes'),
  notes: have('marks of notes'),
  definitions: have('definitions of addresses and notes'),
  pipes: have('pipes'),
  columns: (count, most) => `a table has ${count} columns; at most ${most} are shown`,
  cells: (count, most) => `the tables have ${count} cells; at most ${most} are shown`,
  searches: (count, most) =>
    `marks of emphasis, links and code stand too close in too long paragraphs (${(count / most).toFixed(1)} times what is rendered)`,
};
