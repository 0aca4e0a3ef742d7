import { eachWord } from '@/lib/text/words/words';
import type { SubjectRecord } from '../question-record';
import { createTitleJoiner, type TopicQuestions } from '../topics';

/** A keyword of more subjects than these has to stand in a title to say something. */
const fewSubjects = 3;
const onlyDigits = /^\d+$/;

/** The titles of a catalog, taken apart once. */
export interface TitleWords {
  /** The folded words of a title, each after a space, by catalog number. */
  words(number: number): string;
  /** Whether the title of a question, by its catalog number, holds a topic's words. */
  holds(number: number, slug: string): boolean;
}

export function createTitleWords(
  entries: readonly { readonly question: string }[],
  language: string,
): TitleWords {
  const known: string[] = [];
  const joined: string[] = [];
  const join = createTitleJoiner(language);
  const words = (number: number) => {
    const before = known[number];
    if (before !== undefined) return before;
    let text = '';
    eachWord(entries[number]?.question ?? '', (folded) => {
      text += ` ${folded}`;
    });
    known[number] = text;
    return text;
  };
  return {
    words,
    holds(number, slug) {
      joined[number] ??= join(words(number).split(' ').slice(1));
      return joined[number].includes(`-${slug}-`);
    },
  };
}

/**
 * Topics with whether they say something: `clarity`, which questions of many subjects have for a keyword and none speaks
 * of, and a number alone, do not lead a list.
 */
export function markTelling(
  topics: readonly TopicQuestions[],
  subjects: readonly SubjectRecord[],
  titles: TitleWords,
): readonly TopicQuestions[] {
  return topics.map((topic) => {
    const isDoubtful = onlyDigits.test(topic.slug) || isWide(topic.numbers, subjects);
    const isTelling = !isDoubtful || topic.numbers.some((number) => titles.holds(number, topic.slug));
    return isTelling === topic.isTelling ? topic : { ...topic, isTelling };
  });
}

/** Whether ascending numbers are of more than a few subjects, which stand in the order of theirs. */
function isWide(numbers: readonly number[], subjects: readonly SubjectRecord[]): boolean {
  let place = 0;
  let found = 0;
  let last = -1;
  for (const number of numbers) {
    while (number >= (subjects[place]?.first ?? Number.POSITIVE_INFINITY) + (subjects[place]?.count ?? 0))
      place += 1;
    if (place !== last) found += 1;
    last = place;
  }
  return found > fewSubjects;
}
