import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathOf } from '@/lib/content/question';
import { pathHash } from '@/lib/text/path-hash';
import type { AnswerPlace } from './answer-store';
import { catalogFiles } from './catalog-files';
import type { CatalogFrame } from './catalog-frame';
import { type LinkTargets, packAnswerLinks } from './links/answer-links-table';
import { type CatalogLinks, packLinks } from './links/links-table';
import { bytesOfSimilar, type SimilarTable } from './links/similar-table';
import { createTitleWords, markTelling } from './lists/telling-topics';
import { packTitles } from './lists/titles-table';
import { packWalk } from './lists/walk-order';
import { type PackedRecords, type PreviousRecords, packRecords } from './pack-records';
import type { RecordHead } from './question-record';
import { topicFiles, writeTopics } from './topic-store';
import type { TopicQuestions } from './topics';

/** Everything of a catalog but its answers, which are written as they are read. */
export interface CatalogContents {
  readonly frame: CatalogFrame;
  /** By catalog number. */
  readonly heads: readonly RecordHead[];
  readonly links: CatalogLinks;
  /** Where the links of answers lead, by catalog number, in ascending order. */
  readonly targets: ReadonlyMap<number, LinkTargets>;
  readonly similar: SimilarTable;
  /** Place of each answer, by catalog number. */
  readonly answers: readonly AnswerPlace[];
  readonly topics: readonly TopicQuestions[];
}

/** Writes the catalog's files into a folder of a snapshot; the same contents write the same bytes. */
export async function writeCatalog(
  folder: string,
  {
    frame,
    heads,
    links,
    targets,
    similar,
    answers,
    topics,
    previous,
  }: CatalogContents & { readonly previous?: PreviousRecords },
  progress: (done: number, total: number) => void = () => {},
): Promise<void> {
  const { bytes, table } = packRecords(heads, previous, progress);
  const { subjects } = frame;
  const titles = createTitleWords(heads, frame.site.language);
  const marked = markTelling(topics, subjects, titles);
  const places = Float64Array.from(answers.flatMap(({ start, end }) => [start, end]));
  const isHidden = (number: number) => heads[number]?.noIndex !== false;
  const isListed = (number: number) => !isHidden(number) && !links.originals.has(number);
  const write = (name: keyof typeof catalogFiles, data: Uint8Array | string) =>
    writeFile(path.join(folder, catalogFiles[name]), data, { flag: 'wx', flush: true });
  const written = [
    write('records', bytes),
    write('recordOffsets', bytesOf(table)),
    write('links', bytesOf(packLinks(links))),
    write('answerLinks', bytesOf(packAnswerLinks(targets, { isListed, isHidden }))),
    write('similar', bytesOfSimilar(similar)),
    write('answerOffsets', bytesOf(places)),
    write('paths', bytesOf(pathTable(heads))),
    write('newest', bytesOf(newestLists(frame, heads))),
    write('titles', packTitles(heads, subjects, titles)),
    write('walk', bytesOf(packWalk({ entries: heads, subjects, topics: marked, titles }))),
    writeTopics(topicFiles(folder), marked),
  ];
  // All are waited for together: one that fails while another is waited for would end the process.
  await Promise.all(written);
  await write('frame', JSON.stringify(frame));
}

/** The records as they stand in a folder. */
export async function readRecords(folder: string): Promise<PackedRecords> {
  const [bytes, table] = await Promise.all([
    readFile(path.join(folder, catalogFiles.records)),
    readFile(path.join(folder, catalogFiles.recordOffsets)),
  ]);
  return { bytes, table: new Float64Array(Uint8Array.from(table).buffer) };
}

/** Pairs of hash and number. */
function pathTable(records: readonly RecordHead[]): Uint32Array {
  const hashes = Float64Array.from(records, (record) => pathHash(pathOf(record)));
  const table = new Uint32Array(records.length * 2);
  let at = 0;
  for (const number of inOrderOf(hashes)) {
    table[at++] = hashes[number] ?? 0;
    table[at++] = number;
  }
  return table;
}

/**
 * The numbers from 0 on, by their keys, then by themselves. Key and number are sorted as one number, which holds both where
 * a key is below 2^32 and there are no more than two million: with a function to compare them it takes ten times as long.
 */
function inOrderOf(keys: Float64Array): Uint32Array {
  const count = keys.length;
  const sorted = keys.map((key, number) => key * count + number).sort();
  return Uint32Array.from(sorted, (both) => both % count);
}

/** Later than every day, as a number of year, month and day. */
const lastDay = 99_999_999;

/** Of one day, those of the whole site are shuffled, so that all subjects come up; those of a subject stay in order. */
function newestLists(frame: CatalogFrame, records: readonly RecordHead[]): Uint32Array {
  const shuffled = inOrderOf(
    Float64Array.from(records, ({ subject, slug }) => pathHash(`${slug}/${subject}`)),
  );
  const ages = Float64Array.from(records, ({ date }) => lastDay - Number((date ?? '0').replaceAll('-', '')));
  const lists = new Uint32Array(records.length * 2);
  const ofShuffled = inOrderOf(Float64Array.from(shuffled, (number) => ages[number] ?? 0));
  lists.set(ofShuffled.map((place) => shuffled[place] ?? 0));
  for (const { first, count } of frame.subjects) {
    const own = inOrderOf(ages.subarray(first, first + count));
    lists.set(
      own.map((place) => first + place),
      records.length + first,
    );
  }
  return lists;
}

function bytesOf(numbers: Float64Array | Uint32Array): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}
