import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { keptSearchFolders } from './kept-generations';

test('serves the search files of whole generations beside the current one, and passes over others', async () => {
  const generations = await mkdtemp(path.join(os.tmpdir(), 'stoa-kept-'));
  for (const name of ['current', 'old', 'older-format', 'unfinished'])
    await mkdir(path.join(generations, name, 'search'), { recursive: true });
  for (const name of ['current', 'old'])
    await writeFile(path.join(generations, name, 'search', 'files.idx'), '');
  await writeFile(path.join(generations, 'older-format', 'search', 't0-abc.bin'), '');
  expect(await keptSearchFolders(path.join(generations, 'current'))).toEqual([
    path.join(generations, 'old', 'search'),
  ]);
});
