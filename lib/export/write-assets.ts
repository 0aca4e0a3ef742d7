import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
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

async function sizesOf(files: readonly string[]): Promise<Written> {
  let bytes = 0;
  for (const file of files) bytes += (await stat(file)).size;
  return { files: files.length, bytes };
}
