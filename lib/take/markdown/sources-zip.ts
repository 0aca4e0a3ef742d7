import type { QuestionRecord } from '@/lib/catalog/question-record';
import { mapAtOnce } from '@/lib/concurrency/map-at-once';
import { pathOf } from '@/lib/content/question';
import { placeOfReference } from '@/lib/pictures/reference';
import { readWhole } from '@/lib/process/read-at';
import { snapshotFile } from '../snapshot-file';
import { atOnce, type TakenLibrary } from '../taken-library';
import { isCompressed, type ZippedFile, zipOf } from '../zip';
import { writeSource } from './source';

/**
 * Questions as a library of their own: a file for each, with the pictures and other files that answers name, where they
 * name them.
 */
export async function writeSourcesZip(
  questions: readonly QuestionRecord[],
  library: TakenLibrary,
): Promise<Buffer> {
  const sources = await mapAtOnce(questions, atOnce, async (question) => ({
    name: sourceName(question),
    bytes: await writeSource(question, library),
  }));
  const named = await mapAtOnce(questions, atOnce, (question) => filesBeside(question, library));
  const taken = new Set(sources.map(({ name }) => name));
  const files: ZippedFile[] = [];
  for (const { name, file } of named.flat()) {
    if (taken.has(name)) continue;
    taken.add(name);
    files.push({ name, bytes: await readWhole(file), isStored: isCompressed(name) });
  }
  return zipOf([...sources, ...files]);
}

function sourceName(question: QuestionRecord): string {
  return `${pathOf(question)}.md`;
}

/** Where files of the snapshot lie that an answer names, by where it says that they are. */
async function filesBeside(question: QuestionRecord, { shownFiles, snapshotFolder }: TakenLibrary) {
  const shown = await shownFiles(question.number);
  return shown.flatMap(([key, { address }]) => {
    const place = placeOfReference(sourceName(question), key);
    const file = snapshotFile(address, snapshotFolder);
    if (place.kind !== 'inside' || file === undefined || !isPlainName(place.file)) return [];
    return [{ name: place.file, file: file.path }];
  });
}

/** Whether every system that unpacks an archive can write a file of this name, and only below its folder. */
function isPlainName(name: string): boolean {
  return name.split('/').every((part) => part !== '' && !/^\.|[\p{Cc}\\:*?"<>|]|[. ]$/u.test(part));
}
