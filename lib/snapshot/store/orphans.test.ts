import { mkdir, mkdtemp, readdir, utimes } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { removeOrphans, stagingNames } from './orphans';

/** Higher than any process has. */
const ended = 2 ** 30;

async function folderOf(names: readonly string[]): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'stoa-left-'));
  for (const name of names) await mkdir(path.join(folder, name));
  return folder;
}

test('what a killed check left is cleared, and nothing of other programs that lies beside it', async () => {
  const others = [`building-${ended}`, `current.json.${ended}`, `replaced-${ended}`];
  const folder = await folderOf([...others, `stoa-check-${ended}-Ab12`]);
  await removeOrphans(folder, 'checks');
  expect((await readdir(folder)).sort()).toEqual(others.sort());
});

test('what killed builds left is cleared, but not what a running one works on', async () => {
  const running = `building-${process.ppid}`;
  const folder = await folderOf([`building-${ended}`, `current.json.${ended}`, running, 'generations']);
  await removeOrphans(folder, 'builds');
  expect((await readdir(folder)).sort()).toEqual([running, 'generations'].sort());
});

test('what a process of another machine works on stays, until nobody touched it for a day', async () => {
  const [working, forgotten] = [`building-${ended}-0123abcd`, `building-${ended - 1}-0123abcd`];
  const folder = await folderOf([working, forgotten, stagingNames.building(ended)]);
  const longAgo = new Date(Date.now() - 2 * 86_400_000);
  await utimes(path.join(folder, forgotten), longAgo, longAgo);
  await removeOrphans(folder, 'builds');
  expect(await readdir(folder)).toEqual([working]);
});
