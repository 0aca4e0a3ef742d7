import { caps } from './caps';
import type { Segment } from './segment';

/**
 * Bounds on what the Markdown parser is given: its time grows with the square of a paragraph's marks and of a
 * line's nested containers. Each is far above what a written answer holds.
 */
const most = {
  lines: 5_000,
  fences: 1_000,
  containersInLine: 20,
  marksInBlock: 2_000,
  noteMarksInBlock: 400,
  marks: 30_000,
} as const;

const container = /[ \t]*(?:>|[-*+](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$))/y;

/** What in an answer's prose is beyond a bound, in words; undefined if nothing is. Linear time. */
export function excessOfSource(segments: readonly Segment[]): string | undefined {
  const fences = segments.filter((segment) => segment.kind === 'fence').length;
  if (fences > most.fences) return `the answer has more than ${most.fences} code fences`;
  const counts = new SourceCounts();
  for (const line of proseLines(segments)) {
    const excess = counts.add(line);
    if (excess !== undefined) return excess;
  }
  return undefined;
}

/** The prose, with a letter for each formula and code span and a blank line for each fence. */
function proseLines(segments: readonly Segment[]): readonly string[] {
  const text = segments.map((segment) => {
    if (segment.kind === 'prose') return segment.text;
    return segment.kind === 'fence' ? '\n\n' : 'x';
  });
  return text.join('').split('\n');
}

class SourceCounts {
  #lines = 0;
  #marks = 0;
  #blockMarks = 0;
  #blockNoteMarks = 0;
  #cells = 0;
  #columns = 0;
  readonly #indents: number[] = [];

  add(line: string): string | undefined {
    if (line.trim() === '') {
      this.#startBlock();
      return undefined;
    }
    this.#lines += 1;
    if (this.#lines > most.lines) return `the answer has more than ${most.lines} lines`;
    return this.#addContainers(line) ?? this.#addMarks(line) ?? this.#addTableRow(line);
  }

  #startBlock(): void {
    this.#blockMarks = 0;
    this.#blockNoteMarks = 0;
    this.#columns = 0;
  }

  #addContainers(line: string): string | undefined {
    const message = `lists or quotes are nested more than ${most.containersInLine} deep`;
    container.lastIndex = 0;
    let containers = 0;
    for (let at = 0; container.test(line); at = container.lastIndex) {
      if (containers === 0) this.#startBlock();
      containers += 1;
      if (containers > most.containersInLine) return message;
      if (at === line.length) break;
    }
    if (containers === 0) return undefined;
    const indent = line.search(/\S/);
    while ((this.#indents.at(-1) ?? -1) >= indent) this.#indents.pop();
    this.#indents.push(indent);
    return this.#indents.length > most.containersInLine ? message : undefined;
  }

  #addMarks(line: string): string | undefined {
    if (line.startsWith('|') || line.startsWith('#')) this.#startBlock();
    const marks =
      (line.match(/\*+|_+|~~+|[[\]<`\\]/g) ?? []).length + (line.match(/:\/\/|www\.|@/g) ?? []).length;
    this.#marks += marks;
    this.#blockMarks += marks;
    this.#blockNoteMarks += (line.match(/\[\^/g) ?? []).length;
    if (this.#marks > most.marks || this.#blockMarks > most.marksInBlock)
      return 'the answer has too many marks of emphasis, links or code';
    if (this.#blockNoteMarks > most.noteMarksInBlock) return 'a paragraph has too many notes';
    return undefined;
  }

  /** A delimiter row, `|---|---|`, opens a table; each further line of the block is a row as wide as it. */
  #addTableRow(line: string): string | undefined {
    if (/^[\s>|:-]+$/.test(line) && line.includes('-') && line.includes('|')) {
      const columns = line.replace(/^[\s>]*\|?|\|?\s*$/g, '').split('|').length;
      this.#columns = columns;
      this.#cells += columns;
      if (columns > caps.tableColumns)
        return `a table has ${columns} columns; at most ${caps.tableColumns} are shown`;
    }
    this.#cells += this.#columns;
    return this.#cells > caps.tableCells ? `the tables have more than ${caps.tableCells} cells` : undefined;
  }
}
