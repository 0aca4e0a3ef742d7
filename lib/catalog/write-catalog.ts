import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { AnswerPlace } from './answer-store';
import { catalogFiles, pathHash } from './catalog-files';
import type { CatalogFrame } from './catalog-frame';
import type { QuestionRecord } from './question-record';
import { writeTopics } from './topic-store';
import { collectTopics } from './topics';

/** Everything of a catalog but its answers, which are written as they are read. */
export interface CatalogContents {
  readonly frame: CatalogFrame;
  readonly records: readonly QuestionRecord[];
  /** Place of each answer, by catalog number. */
  readonly answers: readonly AnswerPlace[];
}

/** Writes the catalog's files into a folder of a generation; the same contents write the same bytes. */
export async function writeCatalog(
  folder: string,
  { frame, records, answers }: CatalogContents,
): Promise<void> {
  const lines = records.map((record) => Buffer.from(JSON.stringify(record), 'utf8'));
  const offsets = new Float64Array(lines.length + 1);
  for (const [i, line] of lines.entries()) offsets[i + 1] = (offsets[i] ?? 0) + line.length;
  const places = Float64Array.from(answers.flatMap(({ start, end }) => [start, end]));
  const write = (name: keyof typeof catalogFiles, data: Uint8Array | string) =>
    writeFile(path.join(folder, catalogFiles[name]), data, { flag: 'wx', flush: true });
  await write('records', Buffer.concat(lines));
  await write('recordOffsets', bytesOf(offsets));
  await write('answerOffsets', bytesOf(places));
  await write('paths', bytesOf(pathTable(records)));
  await write('newest', bytesOf(newestLists(frame, records)));
  const listed = records.map(({ keywords, noIndex, isCopy }) => ({
    keywords,
    isListed: !noIndex && !isCopy,
  }));
  await writeTopics(
    { names: path.join(folder, catalogFiles.topics), numbers: path.join(folder, catalogFiles.topicNumbers) },
    collectTopics(listed, frame.site.language),
  );
  await write('frame', JSON.stringify(frame));
}

function pathTable(records: readonly QuestionRecord[]): Uint32Array {
  const pairs = records.map(({ subject, slug, number }) => [pathHash(`${subject}/${slug}`), number] as const);
  pairs.sort(([a, m], [b, n]) => a - b || m - n);
  return Uint32Array.from(pairs.flat());
}

/** Of one day, those of the whole site are shuffled, so that all subjects come up; those of a subject stay in order. */
function newestLists(frame: CatalogFrame, records: readonly QuestionRecord[]): Uint32Array {
  const places = records.map(({ subject, slug }) => pathHash(`${slug}/${subject}`));
  const sorted = (list: readonly QuestionRecord[], placeOf: (number: number) => number) =>
    [...list]
      .sort((a, b) => {
        const [x, y] = [a.date ?? '', b.date ?? ''];
        if (x !== y) return x < y ? 1 : -1;
        return placeOf(a.number) - placeOf(b.number) || a.number - b.number;
      })
      .map((record) => record.number);
  return Uint32Array.from([
    ...sorted(records, (number) => places[number] ?? 0),
    ...frame.subjects.flatMap(({ first, count }) =>
      sorted(records.slice(first, first + count), (number) => number),
    ),
  ]);
}

function bytesOf(numbers: Float64Array | Uint32Array): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}
