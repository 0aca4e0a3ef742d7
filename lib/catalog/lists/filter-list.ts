import type { CatalogFrame } from '../catalog-frame';
import { topicsOfSubject } from '../list-pages';
import type { SubjectRecord } from '../question-record';
import type { TopicStore } from '../topic-store';
import type { Topic } from '../topics';
import { filterQuestions, filterWords, holdsWord } from './filter-questions';
import type { ReadTitles } from './titles-table';

/** What a reader narrows the list of a subject by. */
export interface ListFilter {
  /** As it was typed. */
  readonly text: string;
  /** A topic's slug. */
  readonly topic?: string | undefined;
  /** `YYYY`. */
  readonly year?: string | undefined;
  readonly sort: 'title' | 'newest';
}

export interface FilteredList {
  /** Catalog numbers, in the order asked for. */
  readonly numbers: readonly number[];
  /** Years to choose among, with how many questions each would leave. */
  readonly years: readonly (readonly [year: string, count: number])[];
  /** Topics to choose among, the largest, with how many questions each would leave. */
  readonly topics: readonly Topic[];
}

/** Narrows the list of a subject. */
export async function filterList(
  subject: SubjectRecord,
  { text, topic, year, sort }: ListFilter,
  {
    frame,
    titles,
    topics,
  }: { readonly frame: CatalogFrame; readonly titles: ReadTitles; readonly topics: TopicStore },
): Promise<FilteredList> {
  const lines = await titles(frame.subjects.indexOf(subject));
  const { first } = subject;
  const named = topics.within(subject);
  const { numbers, years } = filterQuestions(
    { words: filterWords(text), topic, year },
    { lines, first },
    {
      word: (word) =>
        new Set(
          named.filter((one) => holdsWord(one, word)).flatMap(({ slug }) => topics.questions(slug, subject)),
        ),
      topic: (slug) => topics.questions(slug, subject),
    },
  );
  const dateOf = (number: number) => lines[number - first]?.date ?? '';
  return {
    numbers: sort === 'newest' ? newestFirst(numbers, dateOf) : numbers,
    years,
    topics: topics.largest(subject, topicsOfSubject, new Set(numbers)),
  };
}

/** A stable sort: of one day the first in catalog order comes first. */
function newestFirst(numbers: readonly number[], dateOf: (number: number) => string): readonly number[] {
  return numbers.toSorted((a, b) => {
    const [one, other] = [dateOf(a), dateOf(b)];
    return one === other ? 0 : one < other ? 1 : -1;
  });
}
