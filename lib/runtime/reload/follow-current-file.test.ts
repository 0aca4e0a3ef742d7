import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeChecksumManifest } from '@/lib/snapshot/store/checksum-manifest';
import { writeCurrentFile } from '@/lib/snapshot/store/current-file';
import { snapshotsIn } from '@/lib/snapshot/store/snapshot-folders';
import { followCurrentFile } from './follow-current-file';

let root: string;

beforeEach(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), 'stoa-current-'));
});

afterEach(async () => {
  await rm(root, { recursive: true, force: true });
});

/** Makes a snapshot of one file the current one; the name it got. */
async function point(text: string): Promise<string> {
  const { snapshots, currentFile } = snapshotsIn(root);
  const staging = path.join(root, 'aside');
  await mkdir(path.join(staging, 'search'), { recursive: true });
  await writeFile(path.join(staging, 'catalog.json'), text);
  const snapshot = await writeChecksumManifest(staging, { questions: 1, previous: undefined });
  await mkdir(snapshots, { recursive: true });
  await rename(staging, path.join(snapshots, snapshot));
  await writeCurrentFile(currentFile, { snapshot, content: 'c', builder: 'b' });
  return path.join(snapshots, snapshot);
}

test('the snapshot that another process makes current is taken up, and the one already served is not', async () => {
  const first = await point('aaaaaaaa');
  const swapped: string[] = [];
  const swap = async (folder: string) => void swapped.push(folder);
  const following = followCurrentFile(root, first, { swap, log: () => undefined, lookEveryMs: 5 });
  const second = await point('bbbbbbbb');
  await expect.poll(() => swapped).toEqual([second]);
  following.close();
});

test('one that has not arrived whole is told of once, and served once it can be opened', async () => {
  const first = await point('aaaaaaaa');
  const second = await point('bbbbbbbb');
  let tries = 0;
  const swap = async () => {
    tries += 1;
    if (tries < 3) throw new Error('cut short');
  };
  const told: string[] = [];
  const following = followCurrentFile(root, first, {
    swap,
    log: (message) => told.push(message),
    lookEveryMs: 5,
    againAfterMs: 10,
  });
  await expect.poll(() => tries).toBe(3);
  expect(told).toEqual([expect.stringContaining(path.basename(second))]);
  following.close();
});

test('one that holds other bytes than were written is not served', async () => {
  const first = await point('aaaaaaaa');
  const second = await point('bbbbbbbb');
  await writeFile(path.join(second, 'catalog.json'), 'bbbbbbbx');
  const swapped: string[] = [];
  const told: string[] = [];
  const following = followCurrentFile(root, first, {
    swap: async (folder) => void swapped.push(folder),
    log: (message) => told.push(message),
    lookEveryMs: 5,
  });
  await expect.poll(() => told).toHaveLength(1);
  expect(told[0]).toContain('catalog.json holds other bytes');
  expect(swapped).toEqual([]);
  following.close();
});
