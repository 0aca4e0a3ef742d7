import { open, stat } from 'node:fs/promises';
import path from 'node:path';
import { readCurrentFile } from '@/lib/snapshot/store/current-file';
import type { VersionedLibrary } from './library';

/** The folder of the snapshot that the current file of a library names. */
export async function currentFolder({ folders }: VersionedLibrary): Promise<string> {
  const currentFile = await readCurrentFile(folders.currentFile);
  return path.join(folders.snapshots, currentFile?.snapshot ?? '');
}

/** Writes over a byte of every forty: the size stays, no part is whole. */
export async function spoil(file: string): Promise<void> {
  const { size } = await stat(file);
  const handle = await open(file, 'r+');
  for (let at = 0; at < size; at += 40) await handle.write(Buffer.from('~'), 0, 1, at);
  await handle.close();
}
