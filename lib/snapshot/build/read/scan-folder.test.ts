import { mkdir, mkdtemp, rm, stat, utimes, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { isSettled, scanFolder } from './scan-folder';

const folder = await mkdtemp(path.join(os.tmpdir(), 'stoa-scan-'));
const file = path.join(folder, 'art', 'line.md');
afterAll(() => rm(folder, { recursive: true }));

beforeEach(async () => {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, 'A point that moves.');
});

test('a folder in which nothing was written looks the same', async () => {
  expect((await scanFolder(folder)).fingerprint).toBe((await scanFolder(folder)).fingerprint);
});

test('a file that was changed is noticed though its size and its time of writing were kept', async () => {
  const written = new Date('2024-02-29T12:00:00Z');
  await utimes(file, written, written);
  const before = await scanFolder(folder);
  const { size, ctimeMs } = await stat(file);
  // So that the clock of the file system has gone on.
  while ((await touch()).ctimeMs === ctimeMs);
  await writeFile(file, 'A point that rests.');
  await utimes(file, written, written);
  expect(await stat(file)).toMatchObject({ size, mtimeMs: written.getTime() });
  const after = await scanFolder(folder);
  expect(after.marks.get('art/line.md')).not.toBe(before.marks.get('art/line.md'));
  expect(after.fingerprint).not.toBe(before.fingerprint);
});

async function touch() {
  const probe = path.join(folder, '.probe');
  await writeFile(probe, '');
  return stat(probe);
}

test('a file that is called otherwise, or of another folder, is noticed', async () => {
  const seen = new Set([(await scanFolder(folder)).fingerprint]);
  await writeFile(path.join(folder, 'art', 'point.md'), '');
  seen.add((await scanFolder(folder)).fingerprint);
  await rm(path.join(folder, 'art', 'point.md'));
  await mkdir(path.join(folder, 'law'));
  await writeFile(path.join(folder, 'law', 'point.md'), '');
  seen.add((await scanFolder(folder)).fingerprint);
  expect(seen.size).toBe(3);
});

test('a folder is not settled once something in it came and went', async () => {
  const scan = await scanFolder(folder);
  expect(await isSettled(folder, scan)).toBe(true);
  while ((await stat(path.dirname(file))).ctimeMs === (await touch()).ctimeMs);
  await writeFile(path.join(folder, 'art', 'guest.md'), '');
  await rm(path.join(folder, 'art', 'guest.md'));
  expect(await isSettled(folder, scan)).toBe(false);
});
