const mark = /[ \t]*(?:>|[-*+](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$)|\[\^[^\]\s]+\]:)/y;

interface Open {
  readonly isQuote: boolean;
  /** Column at which its mark begins. */
  readonly column: number;
}

/**
 * How many quotes, list items and notes may be open at a line, at most: those whose marks stand on it, and those
 * of earlier lines that its indentation may go on with, or its words as the rest of a paragraph.
 */
export class Containers {
  readonly #open: Open[] = [];
  #deepest = 0;
  #isAfterBlank = true;
  #begun = 0;

  /** How many marks have begun one: each is a node of its own. */
  get begun(): number {
    return this.#begun;
  }

  /** The depth at a line that is not blank. */
  add(line: string): number {
    if (this.#isAfterBlank && /^\S/.test(line)) {
      this.#open.length = 0;
      this.#deepest = 0;
    }
    this.#isAfterBlank = false;
    this.#addMarks(line);
    this.#deepest = Math.max(this.#deepest, this.#open.length);
    return this.#deepest;
  }

  addBlank(): void {
    this.#isAfterBlank = true;
  }

  #addMarks(line: string): void {
    let kept = 0;
    let column = 0;
    let from = 0;
    for (mark.lastIndex = 0; from < line.length && mark.test(line); from = mark.lastIndex) {
      const begin = from + line.slice(from).search(/\S/);
      column = columnAt(line, from, begin, column);
      kept = this.#keep(kept, { isQuote: line[begin] === '>', column });
      column += mark.lastIndex - begin;
    }
  }

  /** How many containers are open to the mark's right, its own included. */
  #keep(kept: number, container: Open): number {
    let next = kept;
    for (let open = this.#open[next]; open !== undefined; open = this.#open[next]) {
      if (open.isQuote || open.column >= container.column) break;
      next += 1;
    }
    if (!(container.isQuote && this.#open[next]?.isQuote)) {
      this.#open.splice(next, Infinity, container);
      this.#begun += 1;
    }
    return next + 1;
  }
}

function columnAt(line: string, from: number, to: number, column: number): number {
  let at = column;
  for (let index = from; index < to; index += 1) at += line[index] === '\t' ? 4 - (at % 4) : 1;
  return at;
}
