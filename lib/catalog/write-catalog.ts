import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { AnswerPlace } from './answer-store';
import { catalogFiles, pathHash } from './catalog-files';
import type { CatalogFrame } from './catalog-frame';
import {
  type EarlierRecords,
  type PackedRecords,
  packRecords,
  type RecordHead,
  type RecordTail,
} from './pack-records';
import { writeTopics } from './topic-store';
import { collectTopics } from './topics';

/** Everything of a catalog but its answers, which are written as they are read. */
export interface CatalogContents {
  readonly frame: CatalogFrame;
  /** Both halves of every record, by catalog number. */
  readonly heads: readonly RecordHead[];
  readonly tails: readonly RecordTail[];
  /** Place of each answer, by catalog number. */
  readonly answers: readonly AnswerPlace[];
}

/** Writes the catalog's files into a folder of a generation; the same contents write the same bytes. */
export async function writeCatalog(
  folder: string,
  { frame, heads, tails, answers, earlier }: CatalogContents & { readonly earlier?: EarlierRecords },
  progress: (done: number, total: number) => void = () => {},
): Promise<void> {
  const { bytes, table } = packRecords({ heads, tails }, earlier, progress);
  const places = Float64Array.from(answers.flatMap(({ start, end }) => [start, end]));
  const write = (name: keyof typeof catalogFiles, data: Uint8Array | string) =>
    writeFile(path.join(folder, catalogFiles[name]), data, { flag: 'wx', flush: true });
  const written = [
    write('records', bytes),
    write('recordOffsets', bytesOf(table)),
    write('answerOffsets', bytesOf(places)),
    write('paths', bytesOf(pathTable(heads))),
    write('newest', bytesOf(newestLists(frame, heads))),
  ];
  const listed = heads.map(({ keywords, noIndex }, number) => ({
    keywords,
    isListed: !noIndex && !tails[number]?.isCopy,
  }));
  const topics = writeTopics(
    { names: path.join(folder, catalogFiles.topics), numbers: path.join(folder, catalogFiles.topicNumbers) },
    collectTopics(listed, frame.site.language),
  );
  // All are waited for together: one that fails while another is waited for would end the process.
  await Promise.all([...written, topics]);
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

/** Pairs of hash and number, as one number each while they are sorted. */
function pathTable(records: readonly RecordHead[]): Uint32Array {
  const pairs = BigUint64Array.from(
    records,
    ({ subject, slug }, number) => (BigInt(pathHash(`${subject}/${slug}`)) << 32n) | BigInt(number),
  ).sort();
  const table = new Uint32Array(pairs.length * 2);
  for (const [i, pair] of pairs.entries()) {
    table[i * 2] = Number(pair >> 32n);
    table[i * 2 + 1] = Number(pair & 0xffffffffn);
  }
  return table;
}

/** Of one day, those of the whole site are shuffled, so that all subjects come up; those of a subject stay in order. */
function newestLists(frame: CatalogFrame, records: readonly RecordHead[]): Uint32Array {
  const places = Uint32Array.from(records, ({ subject, slug }) => pathHash(`${slug}/${subject}`));
  const days = Uint32Array.from(records, ({ date }) => Number((date ?? '0').replaceAll('-', '')));
  const sorted = (first: number, count: number, placeOf: (number: number) => number) =>
    Uint32Array.from({ length: count }, (_, i) => first + i).sort(
      (a, b) => (days[b] ?? 0) - (days[a] ?? 0) || placeOf(a) - placeOf(b) || a - b,
    );
  const lists = [
    sorted(0, records.length, (number) => places[number] ?? 0),
    ...frame.subjects.map(({ first, count }) => sorted(first, count, (number) => number)),
  ];
  return Uint32Array.from(lists.flatMap((list) => [...list]));
}

function bytesOf(numbers: Float64Array | Uint32Array): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}
