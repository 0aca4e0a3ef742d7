import { existsSync } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makeLibrary } from '../scale/make-library';

/**
 * The folder of a made-up library of so many questions, in the system's temporary folder: made once, for all engines and
 * runs.
 */
export async function madeLibrary(count: number, under = tmpdir()): Promise<string> {
  if (!Number.isInteger(count) || count < 1) throw new Error('--made wants a number of questions.');
  const folder = path.join(under, `stoa-bench-made-${count}`);
  if (existsSync(folder)) return folder;
  const staging = await mkdtemp(path.join(under, 'stoa-bench-making-'));
  await makeLibrary(staging, count);
  await rename(staging, folder).catch(async (error: unknown) => {
    // Another run was first.
    await rm(staging, { recursive: true });
    if (!existsSync(folder)) throw error;
  });
  return folder;
}
