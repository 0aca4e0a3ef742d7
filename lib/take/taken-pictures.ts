import type { QuestionRecord } from '@/lib/catalog/question-record';
import { mapAtOnce } from '@/lib/concurrency/map-at-once';
import { endingOf } from '@/lib/pictures/file-kinds';
import { sizeOf } from '@/lib/process/read-at';
import { snapshotFile } from './snapshot-file';
import { atOnce, type TakenLibrary } from './taken-library';

/** Pictures that are taken along, by their addresses on the site: their names beside the text, and their files. */
export type TakenPictures = ReadonlyMap<string, { readonly name: string; readonly file: string }>;

/** Bytes of pictures in one file; those beyond are left out, and named by their alternative text. */
const mostBytes = 64 * 1024 * 1024;

/**
 * The pictures that answers show, each once, in the order of the questions.
 * @param options.endings those that the reading program is sure to show
 * @param options.folder stands before their names
 */
export async function picturesOf(
  questions: readonly QuestionRecord[],
  { shownFiles, snapshotFolder }: Pick<TakenLibrary, 'shownFiles' | 'snapshotFolder'>,
  { endings, folder }: { readonly endings: readonly string[]; readonly folder: string },
): Promise<TakenPictures> {
  const shown = await mapAtOnce(questions, atOnce, ({ number }) => shownFiles(number));
  const found = new Map<string, { readonly name: string; readonly file: string }>();
  let bytes = 0;
  for (const [, { kind, address }] of shown.flat()) {
    const file = snapshotFile(address, snapshotFolder);
    if (kind !== 'picture' || file === undefined || found.has(address)) continue;
    if (!endings.includes(endingOf(file.name))) continue;
    bytes += await sizeOf(file.path);
    if (bytes <= mostBytes) found.set(address, { name: folder + file.name, file: file.path });
  }
  return found;
}

/** Those of the pictures that the written texts show: each text is read once. */
export function shownIn(
  texts: readonly string[],
  pictures: TakenPictures,
): readonly { readonly name: string; readonly file: string }[] {
  const names = new Set(
    texts.flatMap((text) => [...text.matchAll(/<img [^>]*?src="([^"]*)"/g)].map(([, name]) => name)),
  );
  return [...pictures.values()].filter(({ name }) => names.has(name));
}
