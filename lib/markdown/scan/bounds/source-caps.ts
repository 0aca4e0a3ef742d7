import type { Segment } from '@/lib/markdown/scan/segment';
import { caps } from './caps';
import { countSource, type SourceCounts } from './source-counts';
import { sourceLines } from './source-lines';

/** What is dear in an answer, counted in one pass over its segments. */
export interface AnswerCounts extends Readonly<SourceCounts> {
  readonly fences: number;
  /** Characters of TeX. */
  readonly tex: number;
  /** The counts that cost time whatever the others are, each as a part of its bound, added up. */
  readonly together: number;
}

/**
 * Bounds on what the Markdown parser is given: its time grows with the square of a paragraph's marks, and with the
 * product of lines and of what is nested around them. Each alone costs a fraction of a second at its bound;
 * `together` keeps all of them from being used up at once.
 *
 * What 34,551 written answers hold (bench/rendering-bounds.ts; 99.99 % of them at most, all at most, the bound):
 *
 *   lines           288      360      5,000     pipes           230      336       6,000
 *   headings          8       13        300     columns          11       11          64
 *   entries          70      131      1,300     cells           192      308       5,000
 *   depth             3        4         20     searches     68,757   79,818   1,500,000
 *   depthSteps      140      171     12,000     lookBacks   720,801  720,801  60,000,000
 *   marks           456      586     10,000     fences            4        6       1,000
 *   notes             0        0        400     tex           4,762    6,525     100,000
 *   definitions       1        2        400     together       0.21     0.30           3
 *
 * Depth and columns are bounds on what a page can show rather than on cost.
 */
export const sourceCaps: Readonly<Record<keyof AnswerCounts, number>> = {
  lines: 5_000,
  headings: 300,
  entries: 1_300,
  depth: 20,
  depthSteps: 12_000,
  marks: 10_000,
  notes: 400,
  definitions: 400,
  pipes: 6_000,
  columns: caps.tableColumns,
  cells: caps.tableCells,
  searches: 1_500_000,
  lookBacks: 60_000_000,
  fences: 1_000,
  tex: 100_000,
  together: 3,
};

const addedUp = [
  ...(['lines', 'headings', 'entries', 'depthSteps', 'marks', 'notes', 'definitions'] as const),
  ...(['cells', 'searches', 'lookBacks', 'fences', 'tex'] as const),
];

export function countsOfAnswer(segments: readonly Segment[]): AnswerCounts {
  let [fences, tex, characters] = [0, 0, 0];
  for (const segment of segments) {
    if (segment.kind === 'fence') fences += 1;
    else if (segment.kind === 'formula') tex += segment.tex.length;
    else characters += segment.kind === 'prose' ? segment.text.length : 0;
  }
  const counts = { ...countSource(sourceLines(segments)), fences, tex };
  const parts = addedUp.map((name) => counts[name] / sourceCaps[name]);
  const together = parts.reduce((sum, part) => sum + part, characters / caps.inputBytes);
  return { ...counts, together };
}

/** What in an answer is beyond a bound, in words; undefined if nothing is. Linear time. */
export function excessOfSource(segments: readonly Segment[]): string | undefined {
  const counts = countsOfAnswer(segments);
  const names = Object.keys(sourceCaps) as (keyof AnswerCounts)[];
  const beyond = names.find((name) => counts[name] > sourceCaps[name]);
  return beyond === undefined ? undefined : words[beyond](Math.ceil(counts[beyond]), counts);
}

type Words = (count: number, counts: AnswerCounts) => string;

const have =
  (name: keyof AnswerCounts, what: string): Words =>
  (count) =>
    `the answer has ${count} ${what}; at most ${sourceCaps[name]} are rendered`;

const words: Readonly<Record<keyof AnswerCounts, Words>> = {
  lines: have('lines', 'lines'),
  headings: have('headings', 'headings'),
  entries: have('entries', 'entries of lists, quotes and notes'),
  depth: (count) => `lists or quotes are nested ${count} deep; at most ${sourceCaps.depth} are rendered`,
  depthSteps: have('depthSteps', 'lines in lists and quotes, each counted as often as it is nested'),
  marks: have('marks', 'marks of emphasis, links, code and escapes'),
  notes: have('notes', 'marks of notes'),
  definitions: have('definitions', 'definitions of addresses and notes'),
  pipes: have('pipes', 'pipes'),
  columns: (count) => `a table has ${count} columns; at most ${sourceCaps.columns} are shown`,
  cells: (count) => `the tables have ${count} cells; at most ${sourceCaps.cells} are shown`,
  searches: (_, { searches }) =>
    `marks of emphasis, links and code stand too close in too long paragraphs (${timesOf('searches', searches)} times what is rendered)`,
  lookBacks: (_, { lookBacks }) =>
    `paragraphs with brackets have too many words (${timesOf('lookBacks', lookBacks)} times what is rendered)`,
  fences: have('fences', 'code fences'),
  tex: have('tex', 'characters of formulas'),
  together: (_, counts) =>
    `its length, lines, lists, marks, tables and formulas are too much together (${timesOf('together', counts.together)} times what is rendered): most of all ${largestPart(counts)}`,
};

function timesOf(name: keyof AnswerCounts, count: number): string {
  return (count / sourceCaps[name]).toFixed(2);
}

function largestPart(counts: AnswerCounts): string {
  const part = (name: keyof AnswerCounts) => counts[name] / sourceCaps[name];
  const name = addedUp.reduce((most, each) => (part(each) > part(most) ? each : most));
  return words[name](Math.ceil(counts[name]), counts);
}
