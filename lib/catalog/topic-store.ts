import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { firstPlace } from '@/lib/text/binary-search';
import { catalogFiles } from './catalog-files';
import type { Topic, TopicQuestions } from './topics';

/** The files of the topics, in a folder of a snapshot. */
export function topicFiles(folder: string): TopicFiles {
  return {
    names: path.join(folder, catalogFiles.topics),
    numbers: path.join(folder, catalogFiles.topicNumbers),
  };
}

interface TopicFiles {
  readonly names: string;
  readonly numbers: string;
}

/** The topics of an opened catalog. */
export interface TopicStore {
  /** Every topic, by slug. */
  readonly all: readonly Topic[];
  find(slug: string): Topic | undefined;
  /** Catalog numbers of a topic's questions, ascending; within a range of numbers where one is given. */
  questions(slug: string, range?: NumberRange): readonly number[];
  /** The topics that have questions in a range of catalog numbers, by slug, with their counts there. */
  within(range: NumberRange): readonly Topic[];
  /**
   * The topics of most questions in a range of catalog numbers, with their counts there; of those that say something.
   * @param numbers only these questions of the range count
   */
  largest(range: NumberRange, limit: number, numbers?: ReadonlySet<number>): readonly Topic[];
}

interface NumberRange {
  readonly first: number;
  readonly count: number;
}

/**
 * Writes the topics: a JSON list of slugs and names (and a 0 where one says nothing), and Uint32 numbers: where each topic's begin and, at last, end; then
 * the numbers themselves.
 */
export async function writeTopics(files: TopicFiles, topics: readonly TopicQuestions[]): Promise<void> {
  const ends: number[] = [0];
  for (const { numbers } of topics) ends.push((ends.at(-1) ?? 0) + numbers.length);
  const flat = Uint32Array.from([...ends, ...topics.flatMap(({ numbers }) => numbers)]);
  const options = { flag: 'wx', flush: true } as const;
  const names = topics.map(({ slug, name, isTelling }) => (isTelling ? [slug, name] : [slug, name, 0]));
  await writeFile(files.names, JSON.stringify(names), options);
  await writeFile(files.numbers, new Uint8Array(flat.buffer), options);
}

/** Throws where a file is missing or cut short. */
export function openTopics(files: TopicFiles): TopicStore {
  const names: readonly (readonly [slug: string, name: string, mark?: 0])[] = JSON.parse(
    readFileSync(files.names, 'utf8'),
  );
  const bytes = readFileSync(files.numbers);
  const flat = new Uint32Array(Uint8Array.from(bytes).buffer, 0, bytes.length >> 2);
  const ends = flat.subarray(0, names.length + 1);
  const numbers = flat.subarray(names.length + 1);
  if (ends.length !== names.length + 1 || numbers.length !== ends.at(-1))
    throw new Error(`${files.numbers} is cut short: build the content again.`);
  const of = (place: number) => numbers.subarray(ends[place] ?? 0, ends[place + 1] ?? 0);
  const places = new Map(names.map(([slug], place) => [slug, place]));
  const all = names.map(
    ([slug, name, mark], place): Topic => ({ slug, name, count: of(place).length, isTelling: mark !== 0 }),
  );
  const within = (place: number, range: NumberRange) => {
    const own = of(place);
    return own.subarray(lowerBound(own, range.first), lowerBound(own, range.first + range.count));
  };
  return {
    all,
    find(slug) {
      const place = places.get(slug);
      return place === undefined ? undefined : all[place];
    },
    questions(slug, range) {
      const place = places.get(slug);
      if (place === undefined) return [];
      return [...(range ? within(place, range) : of(place))];
    },
    within: (range) =>
      all.flatMap((topic, place) => {
        const count = within(place, range).length;
        return count > 0 ? { ...topic, count } : [];
      }),
    largest(range, limit, numbers) {
      return all
        .flatMap((topic, place) => {
          if (!topic.isTelling) return [];
          const own = within(place, range);
          const count = numbers === undefined ? own.length : countIn(own, numbers);
          return count > 0 ? { ...topic, count } : [];
        })
        .sort((a, b) => b.count - a.count || (a.slug < b.slug ? -1 : 1))
        .slice(0, limit);
    },
  };
}

function countIn(numbers: Uint32Array, chosen: ReadonlySet<number>): number {
  let count = 0;
  for (const number of numbers) if (chosen.has(number)) count += 1;
  return count;
}

/** Place of the first number that is not smaller. */
function lowerBound(numbers: Uint32Array, wanted: number): number {
  return firstPlace(0, numbers.length, (i) => (numbers[i] ?? 0) < wanted);
}
