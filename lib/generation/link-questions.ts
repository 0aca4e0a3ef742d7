import type { QuestionEntry } from '@/lib/catalog/arrange';
import { cleanRelated, fillRelated, relatedLimit } from '@/lib/catalog/related';
import type { Fault } from '@/lib/content/fault';

export interface QuestionLinks {
  /** Related catalog numbers, by catalog number. */
  readonly related: readonly (readonly number[])[];
  readonly faults: readonly Fault[];
}

const messages = {
  dangling: (path: string) => `${path} is not in the library`,
  repeated: (path: string) => `${path} is named before`,
  self: () => 'names the question itself',
} as const;

/**
 * The related questions of every question: the author's, cleaned, then computed ones.
 * @param neighbours catalog numbers like a question, best first
 */
export function linkQuestions(
  entries: readonly QuestionEntry[],
  numbers: ReadonlyMap<string, number>,
  neighbours: (number: number, limit: number) => readonly number[],
): QuestionLinks {
  const faults: Fault[] = [];
  const find = (path: string) => {
    const number = numbers.get(path);
    return number === undefined || entries[number]?.noIndex ? undefined : number;
  };
  const related = entries.map((entry, own) => {
    const cleaned = cleanRelated(entry.related, find, own);
    for (const { entry: named, why } of cleaned.dropped) {
      faults.push({
        severity: 'warning',
        kind: `related-${why}`,
        file: entry.file,
        line: named.line,
        field: named.field,
        message: messages[why](named.path),
        remedy: 'name another question or take it out',
        leftOut: false,
      });
    }
    if (cleaned.numbers.length >= relatedLimit) return cleaned.numbers.slice(0, relatedLimit);
    return fillRelated(cleaned.numbers, neighbours(own, relatedLimit * 2), own);
  });
  return { related, faults };
}
