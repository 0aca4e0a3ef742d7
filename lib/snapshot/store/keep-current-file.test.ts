import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readCurrentFile, writeCurrentFile } from './current-file';
import { keepCurrentFile } from './keep-current-file';

const currentFile = { snapshot: 'abcdef0123456789', content: 'c', builder: 'b' };

async function kept(isBuilding: () => boolean) {
  const root = await mkdtemp(path.join(os.tmpdir(), 'stoa-keep-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  const file = path.join(root, 'current.json');
  await writeCurrentFile(file, currentFile);
  const said: string[] = [];
  const keeping = keepCurrentFile(file, { isBuilding, log: (line) => said.push(line), lookEveryMs: 5 });
  onTestFinished(keeping.close);
  await new Promise((resolve) => setTimeout(resolve, 30));
  return { file, said, note: keeping.note };
}

test.each([
  ['deleted', (file: string) => rm(file)],
  ['cut', async (file: string) => writeFile(file, (await readFile(file, 'utf8')).slice(0, 20))],
])('writes the current file again where it was %s, and says so', async (_, damage) => {
  const { file, said } = await kept(() => false);
  await damage(file);
  await expect.poll(() => readCurrentFile(file)).toEqual(currentFile);
  await expect.poll(() => said).toEqual([expect.stringContaining('written again')]);
});

test('writes the last one that stood there, and none while a build is under way', async () => {
  let isBuilding = false;
  const { file, said } = await kept(() => isBuilding);
  const next = { ...currentFile, snapshot: '0123456789abcdef' };
  await writeCurrentFile(file, next);
  await new Promise((resolve) => setTimeout(resolve, 50));
  isBuilding = true;
  await rm(file);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await readCurrentFile(file)).toBeUndefined();
  isBuilding = false;
  await expect.poll(() => readCurrentFile(file)).toEqual(next);
  expect(said).toHaveLength(1);
});

test('writes the one that a build has just written where that is gone before it was looked at', async () => {
  const { file, note } = await kept(() => false);
  const next = { ...currentFile, snapshot: '0123456789abcdef' };
  await writeCurrentFile(file, next);
  await note();
  await rm(file);
  await expect.poll(() => readCurrentFile(file)).toEqual(next);
});
