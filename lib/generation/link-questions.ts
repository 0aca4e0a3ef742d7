import type { QuestionEntry } from '@/lib/catalog/arrange';
import { cleanRelated, fillRelated, relatedLimit } from '@/lib/catalog/related';
import type { Fault } from '@/lib/content/fault';

export interface QuestionLinks {
  /** Related catalog numbers, by catalog number. */
  readonly related: readonly (readonly number[])[];
  readonly faults: readonly Fault[];
}

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
    const warn = (kind: string, message: string, remedy: string) =>
      faults.push({
        severity: 'warning',
        kind,
        file: entry.file,
        line: 1,
        field: 'related_article',
        message,
        remedy,
        leftOut: false,
      });
    for (const path of cleaned.dangling) {
      warn('related-dangling', `${path} is not in the library`, 'name another question or take it out');
    }
    if (cleaned.namesItself) warn('related-self', 'names the question itself', 'name another question');
    if (cleaned.repeated > 0)
      warn('related-repeated', `repeats ${cleaned.repeated} of its entries`, 'name each question once');
    if (cleaned.numbers.length >= relatedLimit) return cleaned.numbers.slice(0, relatedLimit);
    return fillRelated(cleaned.numbers, neighbours(own, relatedLimit * 2), own);
  });
  return { related, faults };
}
