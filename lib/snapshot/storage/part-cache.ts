import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { sha256 } from './stored-snapshot';

/** Parts are counted again each time so many of all bytes were written. */
const share = 32;
/** What was being written so long ago was left by a process that was killed. */
const forgottenMs = 600_000;

/** Parts on this machine's disk, by their hashes; several processes and threads may share a folder. */
export interface PartCache {
  /** Undefined where it is not there; one that is not what its name says is removed. */
  read(hash: string): Promise<Buffer | undefined>;
  /** Whether it is there; if so it counts as read now, and stays longer than what nobody wants any more. */
  touch(hash: string): Promise<boolean>;
  /** Keeps a part; those that were not read for the longest time go where all are more than fit. */
  write(hash: string, bytes: Buffer): Promise<void>;
}

/** @param mostBytes of all parts, but for a 32nd that each who writes may be over */
export function createPartCache(folder: string, mostBytes: number): PartCache {
  const fileOf = (hash: string) => path.join(folder, hash);
  const touch = (hash: string) => {
    const now = new Date();
    return utimes(fileOf(hash), now, now).then(
      () => true,
      () => false,
    );
  };
  let written = mostBytes;
  let trimming: Promise<void> | undefined;
  return {
    async read(hash) {
      const bytes = await readFile(fileOf(hash)).catch(() => undefined);
      if (bytes === undefined) return undefined;
      if (sha256(bytes) === hash) {
        await touch(hash);
        return bytes;
      }
      await rm(fileOf(hash), { force: true });
      return undefined;
    },
    touch,
    async write(hash, bytes) {
      await mkdir(folder, { recursive: true });
      const staging = `${fileOf(hash)}.${randomUUID()}`;
      await writeFile(staging, bytes);
      await rename(staging, fileOf(hash));
      written += bytes.length;
      if (written < mostBytes / share) return;
      trimming ??= trim(folder, mostBytes).finally(() => {
        trimming = undefined;
      });
      written = 0;
      await trimming;
    },
  };
}

/** Removes those that were not read for the longest time, until the rest fit. */
async function trim(folder: string, mostBytes: number): Promise<void> {
  const found = await Promise.all(
    (await readdir(folder)).map(async (name) => {
      const about = await stat(path.join(folder, name)).catch(() => undefined);
      return about && { file: path.join(folder, name), size: about.size, readAt: about.mtimeMs };
    }),
  );
  const parts = found.filter((one) => one !== undefined).sort((a, b) => b.readAt - a.readAt);
  let sum = 0;
  for (const { file, size, readAt } of parts) {
    sum += size;
    const isLeft = file.includes('.', folder.length) && Date.now() - readAt > forgottenMs;
    if (sum > mostBytes || isLeft) await rm(file, { force: true });
  }
}
