import { NestedMarks } from '@/lib/markdown/syntax/nested-marks';
import { Containers } from './containers';
import { marksOfLine } from './line-marks';

/** What one answer holds of everything that is dear to a Markdown parser. */
export interface SourceCounts {
  lines: number;
  headings: number;
  /** Entries of lists, quotes and notes: several may begin on one line. */
  entries: number;
  /** The deepest nesting of quotes, lists and notes. */
  depth: number;
  /** Lines, each as often as containers may be open at it. */
  depthSteps: number;
  marks: number;
  notes: number;
  definitions: number;
  pipes: number;
  /** Columns of the widest table. */
  columns: number;
  cells: number;
  /** For each mark of a block, how far a parser may look for its partner. */
  searches: number;
  /** Words of paragraphs that hold a bracket, each as often as there are: from each a parser looks back for one left open. */
  lookBacks: number;
}

interface Block {
  marks: number;
  words: number;
  hasBracket: boolean;
  characters: number;
  columns: number;
}

const emptyBlock: Readonly<Block> = { marks: 0, words: 0, hasBracket: false, characters: 0, columns: 0 };

const blank = /^[ \t]*$|^ {0,3}>(?: {0,3}>)*[ \t]*$/;
const heading = /^[ \t>]*#{1,6}(?:[ \t]|$)|^[ \t>]*(?:-+|=+)[ \t]*$/;
/** A line that begins a paragraph of its own whatever stands before: an entry of a list or a heading. */
const opening = /^ {0,3}(?:[-*+]|1[.)]|#{1,6})[ \t]+\S/;
const numbered = /^( {0,3})\d{1,9}([.)])[ \t]+\S/;

/** Counts in one pass over the lines that the parser is given. */
export function countSource(lines: readonly string[]): SourceCounts {
  const counter = new SourceCounter();
  for (const line of lines) counter.add(line);
  return counter.finish();
}

class SourceCounter {
  readonly #counts: SourceCounts = {
    ...{ lines: 0, headings: 0, entries: 0, depth: 0, depthSteps: 0, marks: 0, notes: 0 },
    ...{ definitions: 0, pipes: 0, columns: 0, cells: 0, searches: 0, lookBacks: 0 },
  };
  readonly #containers = new Containers();
  readonly #nestedMarks = new NestedMarks();
  #block: Block = { ...emptyBlock };
  /** Indentation and sign of the numbered entry that the line before began for certain. */
  #numbering: string | undefined;
  #isAfterBlank = true;

  add(line: string): void {
    this.#counts.lines += 1;
    if (this.#beginsBlock(line)) this.#endBlock();
    this.#isAfterBlank = blank.test(line);
    if (line.trim() === '') {
      this.#containers.addBlank();
      return;
    }
    this.#addContainers(line);
    this.#addMarks(line);
    this.#addTableRow(line);
  }

  finish(): SourceCounts {
    this.#endBlock();
    return this.#counts;
  }

  #beginsBlock(line: string): boolean {
    const found = numbered.exec(line);
    const numbering = found === null ? undefined : `${found[1]}${found[2]}`;
    const begins = opening.test(line) || (numbering !== undefined && numbering === this.#numbering);
    this.#numbering = begins || this.#isAfterBlank ? numbering : undefined;
    return begins || blank.test(line);
  }

  #endBlock(): void {
    this.#counts.searches += searchesOf(this.#block);
    this.#counts.lookBacks += lookBacksOf(this.#block);
    this.#block = { ...emptyBlock };
  }

  #addContainers(line: string): void {
    const counts = this.#counts;
    const depth = this.#containers.add(line);
    counts.depth = Math.max(counts.depth, depth, this.#nestedMarks.add(line));
    counts.depthSteps += depth;
    counts.entries = this.#containers.begun;
    if (heading.test(line)) counts.headings += 1;
  }

  #addMarks(line: string): void {
    const counts = this.#counts;
    const { marks, notes, definitions, pipes, hasBracket, words, addressSteps } = marksOfLine(line);
    counts.marks += marks;
    counts.notes += notes;
    counts.definitions += definitions;
    counts.pipes += pipes;
    counts.searches += addressSteps;
    this.#block.marks += marks + 1;
    this.#block.words += words;
    this.#block.hasBracket ||= hasBracket;
    this.#block.characters += line.length + 1;
  }

  /** A delimiter row, `|---|---|`, opens a table; each further line of the block is a row as wide as it. */
  #addTableRow(line: string): void {
    const counts = this.#counts;
    if (/^[\s>|:-]+$/.test(line) && line.includes('-') && line.includes('|')) {
      const columns = line.replace(/^[\s>]*\|?|\|?\s*$/g, '').split('|').length;
      this.#block.columns = columns;
      counts.columns = Math.max(counts.columns, columns);
      counts.cells += columns;
    }
    counts.cells += this.#block.columns;
  }
}

function lookBacksOf({ words, hasBracket }: Block): number {
  return hasBracket ? words * words : 0;
}

/** Each mark may be looked at from each other one, and each may make the parser read on to the block's end in vain. */
function searchesOf({ marks, characters }: Block): number {
  return marks * (marks + characters / 8);
}
