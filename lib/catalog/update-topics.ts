import { pathHash } from '@/lib/text/path-hash';

import { collectTopics, type TopicQuestions, topicSlugs } from './topics';

/** What a topic is told by, where its name would take too much room; two topics may have one, which costs only time. */
function topicMark(slug: string): number {
  return pathHash(slug);
}

/** Marks of the topics that keywords would belong to, were there questions enough. */
export function topicMarks(keywords: readonly string[], language: string): readonly number[] {
  return topicSlugs(keywords, language).map(topicMark);
}

/** What became of the questions of a catalog. */
export interface ChangedQuestions {
  /** Catalog number of each now, by its number before; −1 where it is gone, changed or no longer listed. */
  readonly numbers: Int32Array;
  /** Marks of the topics that what is gone or new, or changed, belonged or belongs to. */
  readonly touched: ReadonlySet<number>;
  /** Every listed question that has a keyword of such a topic, by catalog number. */
  readonly questions: readonly { readonly number: number; readonly keywords: readonly string[] }[];
}

/** The topics of a library, as `collectTopics` would find them, from those it had before a few questions changed. */
export function updateTopics(
  before: readonly TopicQuestions[],
  { numbers, touched, questions }: ChangedQuestions,
  language: string,
): readonly TopicQuestions[] {
  const same = before
    .filter(({ slug }) => !touched.has(topicMark(slug)))
    .map((topic) => ({ ...topic, numbers: ascending(topic.numbers.map((number) => numbers[number] ?? -1)) }));
  const listed = questions.map(({ keywords }) => ({ keywords, isListed: true }));
  const others = collectTopics(listed, language)
    .filter(({ slug }) => touched.has(topicMark(slug)))
    .map((topic) => ({ ...topic, numbers: topic.numbers.map((place) => questions[place]?.number ?? -1) }));
  return [...same, ...others].sort((a, b) => (a.slug < b.slug ? -1 : 1));
}

/** Subjects may have changed places; nearly always they have not. */
function ascending(numbers: readonly number[]): readonly number[] {
  const isAscending = numbers.every((number, i) => i === 0 || number > (numbers[i - 1] ?? 0));
  return isAscending ? numbers : numbers.toSorted((a, b) => a - b);
}
