import { blockMarkOf } from './block-marks';

const details = /<(\/?)details\b[^<>]*>/gi;
const containers = /^(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t])*/;

/** How deep admonitions and details are nested, of those that are closed. */
export class NestedMarks {
  /** For each that is open, how deep those within it are nested. */
  readonly #open: number[] = [];
  #deepest = 0;

  /** The deepest nesting up to a line, itself included. */
  add(line: string): number {
    if (!line.includes(':::') && !line.includes('<')) return this.#deepest;
    const mark = blockMarkOf(line.replace(containers, ''));
    if (mark !== undefined) this.#take(mark.kind === 'open');
    else for (const [, slash] of line.matchAll(details)) this.#take(slash === '');
    return this.#deepest;
  }

  #take(isOpening: boolean): void {
    if (isOpening) {
      this.#open.push(0);
      return;
    }
    const within = this.#open.pop();
    if (within === undefined) return;
    const depth = within + 1;
    const outer = this.#open.length - 1;
    if (outer >= 0) this.#open[outer] = Math.max(this.#open[outer] ?? 0, depth);
    this.#deepest = Math.max(this.#deepest, depth);
  }
}
