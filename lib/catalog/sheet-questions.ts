import { type SheetRange, sheetQuestions } from '@/lib/site/sheet-address';
import type { Catalog } from './open-catalog';
import type { QuestionRecord } from './question-record';

/** The questions of a sheet. */
export interface FoundSheet {
  readonly title: string;
  readonly questions: readonly QuestionRecord[];
  /** How many there are in all, of which a sheet holds the first. */
  readonly total: number;
}

/** What a sheet holds; undefined where there is no such range, or none of its questions. */
export function findSheet(range: SheetRange, catalog: Catalog): FoundSheet | undefined {
  if ('questions' in range) {
    const found = range.questions.flatMap((path) => {
      const moved = catalog.findRedirect(path);
      return catalog.find(path) ?? (moved === undefined ? undefined : catalog.find(moved)) ?? [];
    });
    return sheetOf('A list of questions', found);
  }
  if ('topic' in range) {
    const topic = catalog.topics.find(range.topic);
    return topic && sheetOf(topic.name, [...catalog.topics.questions(range.topic)], catalog);
  }
  const subject = catalog.findSubject(range.subject);
  const path = subject?.paths[range.path];
  return path && sheetOf(path.title, [...path.questions], catalog);
}

function sheetOf(
  title: string,
  all: readonly QuestionRecord[] | readonly number[],
  catalog?: Catalog,
): FoundSheet | undefined {
  const questions = all.slice(0, sheetQuestions).flatMap((one) => {
    if (typeof one !== 'number') return one;
    return catalog?.record(one) ?? [];
  });
  return questions.length > 0 ? { title, questions, total: all.length } : undefined;
}
