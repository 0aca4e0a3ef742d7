import { openTopics, topicFiles } from '@/lib/catalog/topic-store';
import { collectTopics, type TopicQuestions } from '@/lib/catalog/topics';
import { type ChangedQuestions, topicMarks, updateTopics } from '@/lib/catalog/update-topics';
import type { ArrangedFiles } from './arrange-files';
import type { PreviousSnapshot } from './build-state';

/** The topics of all listed questions. */
export function topicsOf(
  { arrangement, listed }: ArrangedFiles,
  language: string,
): readonly TopicQuestions[] {
  const isListed = new Set(listed);
  const questions = arrangement.entries.map((entry) => ({
    keywords: entry.keywords,
    isListed: isListed.has(entry),
  }));
  return collectTopics(questions, language);
}

/** The same where little changed since an earlier snapshot: only topics that it touches are looked at. */
export function topicsSince(
  { folder, state }: PreviousSnapshot,
  arranged: ArrangedFiles,
  language: string,
): readonly TopicQuestions[] {
  const store = openTopics(topicFiles(folder));
  const before = store.all.map(({ slug, name, isTelling }) => ({
    slug,
    name,
    isTelling,
    numbers: store.questions(slug),
  }));
  return updateTopics(before, changedQuestions(state, arranged, language), language);
}

function changedQuestions(
  { files, numbers: before }: PreviousSnapshot['state'],
  { arrangement, listed }: ArrangedFiles,
  language: string,
): ChangedQuestions {
  const isListed = new Set(listed);
  const now = new Map(arrangement.entries.map((entry, number) => [entry, number]));
  const numbers = new Int32Array(before.size);
  for (const [entry, number] of before) numbers[number] = isListed.has(entry) ? (now.get(entry) ?? -1) : -1;
  // One whose day has come is known, though it had no number.
  const known = new Set(files.map(({ entry }) => entry));
  const fresh = listed
    .filter((entry) => !known.has(entry))
    .map((entry) => ({ entry, topics: topicMarks(entry.keywords, language) }));
  // Those that search held were listed.
  const changed = files.filter(
    ({ entry, document }) => entry !== undefined && isListed.has(entry) !== document >= 0,
  );
  const touched = new Set([...fresh, ...changed].flatMap(({ topics }) => topics));
  const isTouched = (topics: readonly number[]) => topics.some((mark) => touched.has(mark));
  const questions = [...files, ...fresh].flatMap(({ entry, topics }) =>
    entry !== undefined && isListed.has(entry) && isTouched(topics)
      ? { number: now.get(entry) ?? -1, keywords: entry.keywords }
      : [],
  );
  return { numbers, touched, questions: questions.sort((a, b) => a.number - b.number) };
}
