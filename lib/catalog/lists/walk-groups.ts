import type { TopicQuestions } from '../topics';
import type { TitleWords } from './telling-topics';

/** A larger topic groups questions only where they have no smaller one. */
const maxInGroup = 40;
/** The group of those that have no topic. */
const homeless = -1;
/** More questions than a library has. */
const maxSize = 2 ** 30;

interface GroupedBy {
  readonly topics: readonly TopicQuestions[];
  /** Places of the topics of each question, by catalog number. */
  readonly topicsOf: readonly (readonly number[])[];
  readonly titles: TitleWords;
}

/** The questions of a subject in groups, each of one topic; those that have none stand together. */
export interface Groups {
  /** The questions that are left. */
  readonly left: Iterable<number>;
  /** Those of them that stand in one group with a question. */
  of(number: number): Iterable<number>;
  /** Those of them that share a topic with a question, those of the smallest topics first. */
  near(number: number): Iterable<number>;
  /** Takes one out. */
  take(number: number): void;
  /** How much two questions share: a topic counts the more the fewer questions it has. */
  shared(one: number, other: number): number;
}

/** @param numbers catalog numbers of the questions, ascending */
export function createGroups(numbers: readonly number[], { topics, topicsOf, titles }: GroupedBy): Groups {
  const members = groupBy(numbers, (number) => topicsOf[number] ?? []);
  const sizes = new Map([...members].map(([topic, { size }]) => [topic, size]));
  const sizeOf = (topic: number) => sizes.get(topic) ?? 0;
  const homes = findHomes(numbers, { topics, topicsOf, titles }, sizeOf);
  const homeOf = (number: number) => homes.get(number) ?? homeless;
  const groups = groupBy(numbers, (number) => [homeOf(number)]);
  const left = new Set(numbers);
  const weights = new Map([...sizes].map(([topic, size]) => [topic, weightOf(numbers.length, size)]));
  return {
    left,
    of: (number) => groups.get(homeOf(number)) ?? [],
    *near(number) {
      const own = [...(topicsOf[number] ?? [])].sort((a, b) => sizeOf(a) - sizeOf(b) || a - b);
      for (const topic of own) yield* members.get(topic) ?? [];
    },
    take(number) {
      left.delete(number);
      groups.get(homeOf(number))?.delete(number);
      for (const topic of topicsOf[number] ?? []) members.get(topic)?.delete(number);
    },
    shared(one, other) {
      const [a = [], b = []] = [topicsOf[one], topicsOf[other]];
      let sum = 0;
      for (const topic of a) if (b.includes(topic)) sum += weights.get(topic) ?? 0;
      return sum;
    },
  };
}

/** Numbers by what each has, in the order in which they come. */
function groupBy(
  numbers: readonly number[],
  keysOf: (number: number) => readonly number[],
): ReadonlyMap<number, Set<number>> {
  const groups = new Map<number, Set<number>>();
  for (const number of numbers)
    for (const key of keysOf(number)) {
      const own = groups.get(key);
      if (own) own.add(number);
      else groups.set(key, new Set([number]));
    }
  return groups;
}

/** A whole number, so that every machine comes to the same order. */
function weightOf(all: number, own: number): number {
  return 1 + 31 - Math.clz32(Math.floor(all / own));
}

/** The topic that each question is read with: one that its title speaks of, and of middle size, before others. */
function findHomes(
  numbers: readonly number[],
  { topics, topicsOf, titles }: GroupedBy,
  sizeOf: (topic: number) => number,
): ReadonlyMap<number, number> {
  const homes = new Map<number, number>();
  const counts = new Map<number, number>();
  for (const number of numbers) {
    let home: number | undefined;
    let best = -1;
    for (const topic of topicsOf[number] ?? []) {
      const size = sizeOf(topic);
      const { slug = '', isTelling = false } = topics[topic] ?? {};
      if (size < 2) continue;
      const rank = rankOf(size, titles.holds(number, slug), isTelling);
      if (rank > best) [home, best] = [topic, rank];
    }
    if (home === undefined) continue;
    homes.set(number, home);
    counts.set(home, (counts.get(home) ?? 0) + 1);
  }
  // What would stand alone stands with those that have no topic.
  for (const [number, home] of homes) if (counts.get(home) === 1) homes.delete(number);
  return homes;
}

/** The more the better: what is said in the title, says something, is of middle size; then size itself. */
function rankOf(size: number, isInTitle: boolean, isTelling: boolean): number {
  const isSmall = size <= maxInGroup;
  const bySize = isSmall ? size : maxSize - size;
  return ((Number(isInTitle) * 2 + Number(isTelling)) * 2 + Number(isSmall)) * maxSize + bySize;
}
