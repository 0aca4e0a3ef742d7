import { fold } from '@/lib/text/fold';
import { wordsOf } from '@/lib/text/words/words';
import type { FilterLine } from './titles-table';

/** Longer texts are cut, and further words passed over: a filter is typed, and every word costs a look at each title. */
export const maxFilterLength = 80;
const maxWords = 8;

/** What a list of questions is narrowed by. */
export interface QuestionFilter {
  /** Folded words; each begins a word of the title or names a topic of the question. */
  readonly words: readonly string[];
  readonly topic?: string | undefined;
  /** `YYYY`. */
  readonly year?: string | undefined;
}

/** The words of what was typed into a filter box. */
export function filterWords(text: string): readonly string[] {
  return [...new Set(wordsOf(text.slice(0, maxFilterLength)).map(({ folded }) => folded))].slice(0, maxWords);
}

/** Whether a topic is one of those that a word asks for: it begins a word of its name. */
export function holdsWord({ slug, name }: { readonly slug: string; readonly name: string }, word: string) {
  return `-${slug}`.includes(`-${word}`) || ` ${fold(name)}`.includes(` ${word}`);
}

export interface FilteredQuestions {
  /** Catalog numbers, ascending. */
  readonly numbers: readonly number[];
  /** How many questions of each year there are, whichever is chosen; the newest first. */
  readonly years: readonly (readonly [year: string, count: number])[];
}

/**
 * The questions of a subject that a filter leaves.
 * @param lines of all its questions
 * @param first catalog number of the first of them
 * @param questionsOf catalog numbers of the questions of all topics that a word names, or of one topic
 */
export function filterQuestions(
  filter: QuestionFilter,
  { lines, first }: { readonly lines: readonly FilterLine[]; readonly first: number },
  questionsOf: {
    readonly word: (word: string) => ReadonlySet<number>;
    readonly topic: (slug: string) => readonly number[];
  },
): FilteredQuestions {
  const asked = filter.words.map((word) => ({ begins: ` ${word}`, named: questionsOf.word(word) }));
  const ofTopic = filter.topic === undefined ? undefined : new Set(questionsOf.topic(filter.topic));
  const numbers: number[] = [];
  const years = new Map<string, number>();
  for (const [place, { date, words }] of lines.entries()) {
    const number = first + place;
    if (ofTopic !== undefined && !ofTopic.has(number)) continue;
    if (!asked.every(({ begins, named }) => words.includes(begins) || named.has(number))) continue;
    const year = date.slice(0, 4);
    if (year !== '') years.set(year, (years.get(year) ?? 0) + 1);
    if (filter.year === undefined || filter.year === year) numbers.push(number);
  }
  return { numbers, years: [...years].sort(([a], [b]) => (a > b ? -1 : 1)) };
}
