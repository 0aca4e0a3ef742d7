import { partsOfPath } from '@/lib/study/model/question-path';
import type { SavedRecord } from '@/lib/study/model/records';
import { isDeleted } from '@/lib/study/model/records';
import type { StudyState } from '@/lib/study/model/study-state';
import { fold } from '@/lib/text/fold';

export type ListOrder = 'hand' | 'subject' | 'date';

/**
 * The questions of a list as they are shown.
 * @param saved in the reader's own order
 * @param titleOf title of a subject
 */
export function arrangeEntries(
  saved: readonly SavedRecord[],
  order: ListOrder,
  titleOf: (subject: string) => string,
): readonly SavedRecord[] {
  if (order === 'hand') return saved;
  if (order === 'date') return [...saved].sort((a, b) => b.savedMs - a.savedMs);
  const keyed = saved.map((entry) => ({ entry, subject: titleOf(partsOfPath(entry.path).subject) }));
  const { compare } = new Intl.Collator(undefined, { numeric: true });
  keyed.sort((a, b) => compare(a.subject, b.subject) || compare(a.entry.title, b.entry.title));
  return keyed.map(({ entry }) => entry);
}

/** All that a reader wrote and marked, by question path, folded for searching. */
export function foldedWritings(state: StudyState): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  const add = (path: string, text: string) => texts.set(path, `${texts.get(path) ?? ''} ${fold(text)}`);
  for (const note of state.note.values()) if (!isDeleted(note)) add(note.path, note.text);
  for (const highlight of state.highlight.values())
    if (!isDeleted(highlight)) add(highlight.path, `${highlight.quote} ${highlight.note}`);
  return texts;
}

/**
 * All that is searched of each question of a list, by question path, folded: what it asks, its subject, and what the reader
 * wrote and marked.
 * @param subjectOf title of the subject of a question path
 */
export function foldedEntries(
  state: StudyState,
  saved: readonly SavedRecord[],
  subjectOf: (path: string) => string,
): ReadonlyMap<string, string> {
  const writings = foldedWritings(state);
  return new Map(
    saved.map(({ path, title }) => [
      path,
      `${fold(`${title} ${subjectOf(path)}`)} ${writings.get(path) ?? ''}`,
    ]),
  );
}

/** Whether each word of a query stands in a folded text. */
export function holdsWords(folded: string, query: string): boolean {
  return fold(query)
    .split(/\s+/)
    .every((word) => folded.includes(word));
}
