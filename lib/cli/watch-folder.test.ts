import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { watchFolder } from './watch-folder';

async function watched() {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'stoa-watch-'));
  await mkdir(path.join(folder, 'art'));
  await writeFile(path.join(folder, 'art', 'a.md'), 'a');
  const onChange = vi.fn();
  const watching = await watchFolder(folder, onChange);
  const noticed = async (change: () => Promise<unknown>) => {
    onChange.mockClear();
    await change();
    await vi.waitFor(() => expect(onChange).toHaveBeenCalled(), { timeout: 20_000, interval: 50 });
  };
  return { folder, watching, noticed };
}

test('an edited, added, moved and removed file is noticed, in new folders too', async () => {
  const { folder, watching, noticed } = await watched();
  await noticed(() => writeFile(path.join(folder, 'art', 'a.md'), 'edited'));
  await noticed(() => mkdir(path.join(folder, 'law')));
  await noticed(() => writeFile(path.join(folder, 'law', 'b.md'), 'b'));
  await noticed(() => rename(path.join(folder, 'law', 'b.md'), path.join(folder, 'art', 'b.md')));
  await noticed(() => rm(path.join(folder, 'art', 'b.md')));
  watching.close();
});

test('a folder that is replaced, or goes and comes back, is watched again', async () => {
  const { folder, watching, noticed } = await watched();
  const old = `${folder}-old`;
  const put = async () => {
    await mkdir(path.join(`${folder}-new`, 'art'), { recursive: true });
    await writeFile(path.join(`${folder}-new`, 'art', 'a.md'), 'new');
    await rename(`${folder}-new`, folder);
  };
  await noticed(async () => {
    await rename(folder, old);
    await put();
  });
  await noticed(() => writeFile(path.join(folder, 'art', 'a.md'), 'edited'));
  await noticed(() => rm(folder, { recursive: true }));
  await noticed(put);
  await noticed(() => writeFile(path.join(folder, 'art', 'a.md'), 'edited again'));
  watching.close();
}, 60_000);
