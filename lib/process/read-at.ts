import { open, readdir, readFile, stat } from 'node:fs/promises';
import { farNames, findFar } from './far-files';

/**
 * Bytes of a file from a place on; fewer come back where it is cut short. It is open for this reading alone: nobody need
 * remember to close it.
 */
export async function readAt(file: string, start: number, length: number): Promise<Buffer> {
  const ranges = await openRanges(file);
  try {
    return await ranges.read(start, length);
  } finally {
    await ranges.close();
  }
}

/** A file of which ranges are read, again and again. */
export interface Ranges {
  /** Fewer bytes come back where it is cut short. */
  read(start: number, length: number): Promise<Buffer>;
  close(): Promise<void>;
}

/** @throws where there is no such file */
export async function openRanges(file: string): Promise<Ranges> {
  const far = findFar(file);
  if (far) return { read: far.read, close: async () => {} };
  const handle = await open(file, 'r');
  return {
    async read(start, length) {
      const bytes = Buffer.alloc(length);
      const { bytesRead } = await handle.read(bytes, 0, length, start);
      return bytes.subarray(0, bytesRead);
    },
    close: () => handle.close(),
  };
}

/** All bytes of a file. */
export async function readWhole(file: string): Promise<Buffer> {
  const far = findFar(file);
  return far ? far.read(0, far.size) : readFile(file);
}

/** Bytes that a file holds. */
export async function sizeOf(file: string): Promise<number> {
  return findFar(file)?.size ?? (await stat(file)).size;
}

/** Names of what lies in a folder; none where it is not there. */
export async function namesIn(folder: string): Promise<readonly string[]> {
  return [...(await readdir(folder).catch(() => [])), ...farNames(folder)];
}
