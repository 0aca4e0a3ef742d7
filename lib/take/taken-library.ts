import type { QuestionRecord } from '@/lib/catalog/question-record';
import type { OpenedLibrary } from '@/lib/library/open-library';
import { absolute, questionAddress } from '@/lib/site/paths';

/** What files are made of that readers take along. */
export type TakenLibrary = Pick<
  OpenedLibrary,
  'catalog' | 'baseUrl' | 'renderTaken' | 'shownFiles' | 'snapshotFolder'
>;

/** Answers read or rendered at once for one file. */
export const atOnce = 3;

/** Whole address of a question's page. */
export function urlOf(question: QuestionRecord, { baseUrl }: Pick<TakenLibrary, 'baseUrl'>): string {
  return absolute(baseUrl, questionAddress(question));
}

/** The topics of a question: their slugs and names, each once. */
export function topicsOf({ keywords }: QuestionRecord, { catalog }: Pick<TakenLibrary, 'catalog'>) {
  const found = keywords.flatMap((keyword) => catalog.topicOf(keyword) ?? []);
  return [...new Map(found.map((topic) => [topic.slug, topic])).values()];
}

export function subjectTitle(slug: string, { catalog }: Pick<TakenLibrary, 'catalog'>): string {
  return catalog.findSubject(slug)?.title ?? slug;
}
