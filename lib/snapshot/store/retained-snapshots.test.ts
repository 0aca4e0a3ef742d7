import { cp, mkdir, mkdtemp, truncate, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { buildSample } from '@/test-support/sample-search';
import { retainedSearchFolders } from './retained-snapshots';

test('serves the search files of whole snapshots beside the current one, and passes over others', async () => {
  const snapshots = await mkdtemp(path.join(os.tmpdir(), 'stoa-kept-'));
  const { folder } = await buildSample();
  for (const name of ['current', 'old', 'damaged'])
    await cp(folder, path.join(snapshots, name, 'search'), { recursive: true });
  await truncate(path.join(snapshots, 'damaged', 'search', 'files.pack'), 1000);
  for (const name of ['older-format', 'unfinished'])
    await mkdir(path.join(snapshots, name, 'search'), { recursive: true });
  await writeFile(path.join(snapshots, 'older-format', 'search', 't0-abc.bin'), '');
  expect(await retainedSearchFolders(path.join(snapshots, 'current'))).toEqual([
    path.join(snapshots, 'old', 'search'),
  ]);
});
