import { cp, mkdir, mkdtemp, truncate, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openBundled } from '@/test-support/bundled-library';
import { keptSearchFolders } from './retained-snapshots';

test('serves the search files of whole generations beside the current one, and passes over others', async () => {
  const generations = await mkdtemp(path.join(os.tmpdir(), 'stoa-kept-'));
  const { folder, catalog } = await openBundled();
  await catalog.close();
  for (const name of ['current', 'old', 'damaged'])
    await cp(path.join(folder, 'search'), path.join(generations, name, 'search'), { recursive: true });
  await truncate(path.join(generations, 'damaged', 'search', 'files.pack'), 1000);
  for (const name of ['older-format', 'unfinished'])
    await mkdir(path.join(generations, name, 'search'), { recursive: true });
  await writeFile(path.join(generations, 'older-format', 'search', 't0-abc.bin'), '');
  expect(await keptSearchFolders(path.join(generations, 'current'))).toEqual([
    path.join(generations, 'old', 'search'),
  ]);
});
