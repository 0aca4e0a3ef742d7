import type { QuestionEntry } from '@/lib/catalog/arrange';
import { type CleanedRelated, cleanRelated, fillRelated, relatedLimit } from '@/lib/catalog/links/related';
import type { Similar } from '@/lib/catalog/links/similar-table';
import { buildDiagnostic, type Diagnostic } from '@/lib/content/diagnostic';

export interface QuestionLinks {
  /** Related catalog numbers, by catalog number. */
  readonly related: readonly (readonly number[])[];
  /** How many of them are the author's: the first. */
  readonly authored: readonly number[];
  /** What is like each by its words, of the questions that were to be filled up. */
  readonly neighbors: ReadonlyMap<number, Similar>;
  /** What the authors named, by catalog number; undefined where something of it was dropped. */
  readonly named: readonly (readonly number[] | undefined)[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Whether the author named fewer than a page shows. */
export function wantsSimilar(cleaned: CleanedRelated | undefined): boolean {
  return (cleaned?.numbers.length ?? 0) < relatedLimit;
}

const messages = {
  dangling: (path: string) => `${path} is not in the library`,
  repeated: (path: string) => `${path} is named before`,
  self: () => 'names the question itself',
} as const;

/**
 * What the authors named, cleaned, by catalog number.
 * @param knownOf catalog numbers of what one names, where it is known that nothing of it is to be dropped
 */
export function cleanAllRelated(
  entries: readonly QuestionEntry[],
  numbers: ReadonlyMap<string, number>,
  knownOf: (entry: QuestionEntry) => readonly number[] | undefined = () => undefined,
): readonly CleanedRelated[] {
  const find = findLinked(entries, numbers);
  return entries.map((entry, own) => {
    const known = knownOf(entry);
    return known ? { numbers: known, dropped: [] } : cleanRelated(entry.related, find, own);
  });
}

/**
 * The related questions of every question: the author's, cleaned, then computed ones.
 * @param neighborsOf catalog numbers like a question, best first; undefined where there is no saying
 */
export function linkQuestions(
  entries: readonly QuestionEntry[],
  cleaned: readonly CleanedRelated[],
  neighborsOf: (number: number) => Similar | undefined,
): QuestionLinks {
  const diagnostics: Diagnostic[] = [];
  const neighbors = new Map<number, Similar>();
  const related = entries.map((entry, own) => {
    const { numbers, dropped } = cleaned[own] ?? { numbers: [], dropped: [] };
    for (const { entry: named, why } of dropped) {
      diagnostics.push(
        buildDiagnostic({
          kind: `related-${why}`,
          file: entry.file,
          line: named.line,
          field: named.field,
          message: messages[why](named.path),
          remedy: 'name another question or take it out',
        }),
      );
    }
    if (!wantsSimilar(cleaned[own])) return numbers.slice(0, relatedLimit);
    const found = neighborsOf(own);
    if (found) neighbors.set(own, found);
    return fillRelated(numbers, found?.numbers ?? [], own);
  });
  const named = cleaned.map(({ numbers, dropped }) => (dropped.length === 0 ? numbers : undefined));
  const authored = cleaned.map(({ numbers }) => Math.min(numbers.length, relatedLimit));
  return { related, authored, neighbors, named, diagnostics };
}

/** Catalog number of the question that a path names, where others may lead to it. */
function findLinked(
  entries: readonly QuestionEntry[],
  numbers: ReadonlyMap<string, number>,
): (path: string) => number | undefined {
  return (path) => {
    const number = numbers.get(path);
    return number === undefined || entries[number]?.noIndex ? undefined : number;
  };
}
