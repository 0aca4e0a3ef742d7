import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { fingerprintSources } from './source-fingerprint';

const folder = await mkdtemp(path.join(os.tmpdir(), 'stoa-sources-'));
afterAll(() => rm(folder, { recursive: true }));

async function write(name: string, text: string): Promise<void> {
  await mkdir(path.join(folder, path.dirname(name)), { recursive: true });
  await writeFile(path.join(folder, name), text);
}

beforeEach(() => write('search/rank.ts', 'the code'));

test('is another where code is another, is called otherwise, or comes', async () => {
  const seen = new Set([await fingerprintSources([folder])]);
  await write('search/rank.ts', 'other code');
  seen.add(await fingerprintSources([folder]));
  await write('search/sort.ts', 'more code');
  seen.add(await fingerprintSources([folder]));
  await rm(path.join(folder, 'search/sort.ts'));
  await write('search/order.ts', 'more code');
  seen.add(await fingerprintSources([folder]));
  expect(seen.size).toBe(4);
});

test.each(['search/rank.test.ts', 'search/list.test.tsx', 'search/model.onnx', 'search/.hidden.ts'])(
  'is the same whatever stands in %s',
  async (name) => {
    const before = await fingerprintSources([folder]);
    await write(name, 'anything');
    expect(await fingerprintSources([folder])).toBe(before);
  },
);

const imported = /(?:from|import\()\s*'([^']+)'/g;
const isOfTests = (name: string) => /\.test\.tsx?$/.test(name);

/** Files of the app by who imports them. */
async function importers(folders: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const names: string[] = [];
  for (const of of folders)
    for (const name of await readdir(of, { recursive: true })) names.push(path.join(of, name));
  const found = new Map(names.filter((name) => /\.tsx?$/.test(name)).map((name) => [name, [] as string[]]));
  for (const name of found.keys())
    for (const [, said = ''] of (await readFile(name, 'utf8')).matchAll(imported)) {
      const meant = said.startsWith('@/') ? said.slice(2) : path.join(path.dirname(name), said);
      for (const ending of ['.ts', '.tsx']) found.get(meant + ending)?.push(name);
    }
  return found;
}

test('what only tests import stands in test-support, so that no site is built anew for it', async () => {
  const users = await importers(['app', 'components', 'lib']);
  const misnamed = [...users]
    .filter(([name, by]) => !isOfTests(name) && by.length > 0 && by.every(isOfTests))
    .map(([name]) => name);
  expect(users.size).toBeGreaterThan(200);
  expect(misnamed).toEqual([]);
});
