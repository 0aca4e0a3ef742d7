import type { LearningPath, SubjectRecord } from '../question-record';
import type { TopicQuestions } from '../topics';
import type { TitleWords } from './telling-topics';
import { createGroups, type Groups } from './walk-groups';

/** Stands for no question. */
const none = 0xffffffff;
/** Questions that are weighed for each step, within a topic and beyond it: what a step costs is bounded. */
const maxWeighed = 64;

interface Walked {
  readonly entries: readonly { readonly noIndex: boolean }[];
  readonly subjects: readonly SubjectRecord[];
  readonly topics: readonly TopicQuestions[];
  readonly titles: TitleWords;
}

/**
 * What is read before and after each question, as Uint32 pairs by catalog number. Questions of a subject's paths follow
 * those, one path after another. The others follow in groups, each of one topic, and in a group and from one to the next
 * to the question that shares most topics, the rarer the better. It is made of titles, topics and paths alone, so that an
 * update comes to the same as a whole build. Hidden questions stand in no order.
 */
export function packWalk({ entries, subjects, topics, titles }: Walked): Uint32Array {
  const table = new Uint32Array(entries.length * 2).fill(none);
  const topicsOf = topicsOfQuestions(topics, entries.length);
  for (const subject of subjects) {
    const inPaths = [...new Set(subject.paths.flatMap(({ questions }) => questions))];
    const walked = new Set(inPaths);
    const others: number[] = [];
    for (let number = subject.first; number < subject.first + subject.count; number++)
      if (!walked.has(number) && entries[number]?.noIndex === false) others.push(number);
    const groups = createGroups(others, { topics, topicsOf, titles });
    const order = [...inPaths, ...walkGroups(others[0], groups)];
    for (const [i, number] of order.entries()) {
      table[number * 2] = order[i - 1] ?? none;
      table[number * 2 + 1] = order[i + 1] ?? none;
    }
  }
  return table;
}

/** What stands before and after a question. */
export interface Neighbors {
  readonly previous: number | undefined;
  readonly next: number | undefined;
  /** The path that they follow, and the question's place in it, from 1. */
  readonly path?: { readonly title: string; readonly place: number; readonly of: number };
}

/** A question of several paths follows the first of them, whatever the others share with it. */
export function neighborsOf(table: Uint32Array, number: number, paths: readonly LearningPath[]): Neighbors {
  const at = (place: number) => (table[place] === none ? undefined : table[place]);
  const path = paths.find(({ questions }) => questions.includes(number));
  const [previous, next] = [at(number * 2), at(number * 2 + 1)];
  if (path === undefined) return { previous, next };
  const { title, questions } = path;
  const place = questions.indexOf(number);
  return {
    previous: questions[place - 1] ?? previous,
    next: questions[place + 1] ?? next,
    path: { title, place: place + 1, of: questions.length },
  };
}

/** Places of the topics of each question, by catalog number. */
function topicsOfQuestions(topics: readonly TopicQuestions[], total: number): readonly (readonly number[])[] {
  const found: number[][] = Array.from({ length: total }, () => []);
  for (const [place, { numbers }] of topics.entries())
    for (const number of numbers) found[number]?.push(place);
  return found;
}

/** Ends every group before it begins another. */
function walkGroups(first: number | undefined, groups: Groups): readonly number[] {
  const order: number[] = [];
  for (let here = first; here !== undefined; ) {
    groups.take(here);
    order.push(here);
    here =
      nearest(here, groups.of(here), groups) ??
      nearest(here, groups.near(here), groups) ??
      firstOf(groups.left);
  }
  return order;
}

/** The question that shares most with one, of the first that are left; of equals the first. */
function nearest(here: number, others: Iterable<number>, { shared }: Groups): number | undefined {
  let best: number | undefined;
  let most = -1;
  let weighed = 0;
  for (const other of others) {
    const weight = shared(here, other);
    if (weight > most) [best, most] = [other, weight];
    weighed += 1;
    if (weighed >= maxWeighed) break;
  }
  return best;
}

function firstOf(numbers: Iterable<number>): number | undefined {
  for (const number of numbers) return number;
  return undefined;
}
