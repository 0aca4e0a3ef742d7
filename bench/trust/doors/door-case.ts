import type { DiagnosticKind } from '@/lib/content/diagnostic';

/** What stands in files that lie beside a library, and must never be read. */
export const outsideMark = 'READ-OUTSIDE-THE-LIBRARY';

type Files = Readonly<Record<string, string | Uint8Array>>;

/** One hostile thing, in a library of its own: the question tried is `art/tried.md`. */
export interface DoorCase {
  readonly name: string;
  /** Files of the library by path, over those of a sound one. */
  readonly files: Files;
  /** Symbolic links by path, each with what it leads to; a pipe where that is `|`. */
  readonly links: Readonly<Record<string, string>>;
  /** What must be said of it, with line and remedy; nothing where it is harmless as it is shown. */
  readonly says: readonly DiagnosticKind[];
}

export interface Door {
  readonly name: string;
  readonly cases: readonly DoorCase[];
}

type Said = DiagnosticKind | readonly DiagnosticKind[] | undefined;

export function doorCase(
  name: string,
  said: Said,
  { files = {}, links = {} }: { readonly files?: Files; readonly links?: Readonly<Record<string, string>> },
): DoorCase {
  const says = said === undefined ? [] : typeof said === 'string' ? [said] : said;
  return { name: name.slice(0, 80), says, files, links };
}

/** An answer of several lines, with files beside it. */
export function answering(answer: string, said?: Said, files: Files = {}): DoorCase {
  const tried = `---\nquestion: What is tried?\n---\n${answer}\n`;
  return doorCase(answer, said, { files: { 'art/tried.md': tried, ...files } });
}

/** Lines of front matter, with a sound answer. */
export function saying(lines: string, said?: Said, files: Files = {}): DoorCase {
  const title = /^question:/m.test(lines) ? '' : 'question: What is tried?\n';
  const tried = `---\n${title}${lines}\n---\nIt is an answer.\n`;
  return doorCase(lines, said, { files: { 'art/tried.md': tried, ...files } });
}
