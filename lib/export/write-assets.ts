import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { listLibraryFiles } from '@/lib/http/send/library-folder';
import type { OpenedLibrary } from '@/lib/library/open-library';
import { proseName, proseStart, withChecksum } from '@/lib/search/format/files/search-file';
import { openIndexedDocuments } from '@/lib/search/server/indexed-documents';
import { questionProse } from '@/lib/search/server/question-prose';
import { unpackSearch } from '@/lib/search/server/unpack-search';
import type { FileWriter, Written } from './file-writer';

/** Copies a folder's files, hidden ones aside, each with its compressed forms. */
export async function writeFolder(from: string, into: string, writer: FileWriter): Promise<void> {
  for (const entry of await readdir(from, { withFileTypes: true }).catch(() => [])) {
    if (entry.name.startsWith('.')) continue;
    const source = path.join(from, entry.name);
    const target = path.posix.join(into, entry.name);
    if (entry.isDirectory()) await writeFolder(source, target, writer);
    else if (entry.isFile()) await writer.write(target, await readFile(source));
  }
}

/** Copies what the library holds beside its questions, as it is. */
export async function writeLibraryFiles(snapshot: string, writer: Pick<FileWriter, 'copy'>): Promise<void> {
  for (const { prefix, folder, names } of await listLibraryFiles([snapshot]))
    for (const name of [...names].sort()) await writer.copy(path.join(folder, name), prefix.slice(1) + name);
}

/** Lays out the search files; answers the beginnings of their names, but for the manifest's (`t`, `d` …). */
export async function writeSearch(
  searchFolder: string,
  target: { readonly folder: string; readonly writer: FileWriter; readonly isCompressed: boolean },
): Promise<readonly string[]> {
  await unpackSearch(searchFolder, target.folder, { isCompressed: target.isCompressed });
  const names = await readdir(target.folder);
  target.writer.count(await sizesOf(names.map((name) => path.join(target.folder, name))));
  const starts = names.map((name) => /^([a-z]+)\d+-/.exec(name)?.[1]);
  return [...new Set(starts.filter((start) => start !== undefined))];
}

/** Files written at once. */
const proseAtOnce = 16;

/**
 * Writes the beginning of each answer as prose, from which a browser without a server chooses passages; answers the
 * beginnings of their names, as `writeSearch` does.
 */
export async function writeProse(
  library: Pick<OpenedLibrary, 'searchFolder' | 'catalog'>,
  folder: string,
  writer: Pick<FileWriter, 'count'>,
): Promise<readonly string[]> {
  let waiting: Promise<number>[] = [];
  const { build, blocks } = await openIndexedDocuments(library.searchFolder);
  const write = async (number: number, question: string) => {
    const name = proseName(build, number);
    const text = (await questionProse(library.catalog, question)) ?? '';
    const file = withChecksum(name, new TextEncoder().encode(beginningOf(text)));
    await writeFile(path.join(folder, name), file);
    return file.length;
  };
  const finish = async () => {
    const sizes = await Promise.all(waiting);
    writer.count({ files: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0) });
    waiting = [];
  };
  for await (const documents of blocks())
    for (const { number, path } of documents) {
      if (path !== undefined) waiting.push(write(number, path));
      if (waiting.length >= proseAtOnce) await finish();
    }
  await finish();
  return [proseStart];
}

/** Characters of an answer from which passages are chosen where there are only files: some 600 bytes compressed. */
const proseLength = 1500;

function beginningOf(prose: string): string {
  if (prose.length <= proseLength) return prose;
  return prose.slice(0, Math.max(prose.lastIndexOf(' ', proseLength), proseLength / 2));
}

async function sizesOf(files: readonly string[]): Promise<Written> {
  let bytes = 0;
  for (const file of files) bytes += (await stat(file)).size;
  return { files: files.length, bytes };
}
