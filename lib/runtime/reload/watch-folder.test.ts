import { mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { watchFolder } from './watch-folder';

/** Folders that the system refuses to watch, as where its limit is reached. */
const refused = vi.hoisted(() => ({ names: /^$/ }));
vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>();
  const watch = ((folder: string, ...rest: [{ persistent: boolean }, () => void]) => {
    if (refused.names.test(path.basename(folder)))
      throw Object.assign(new Error('System limit for number of file watchers reached'), { code: 'ENOSPC' });
    return fs.watch(folder, ...rest);
  }) as typeof fs.watch;
  return { ...fs, watch };
});

async function watched() {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'stoa-watch-'));
  await mkdir(path.join(folder, 'art'));
  await writeFile(path.join(folder, 'art', 'a.md'), 'a');
  const onChange = vi.fn();
  const watching = await watchFolder(folder, onChange);
  const noticed = async (change: () => Promise<unknown>) => {
    onChange.mockClear();
    await change();
    await expect.poll(() => onChange.mock.calls.length).toBeGreaterThan(0);
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
});

test('a link that is led to another folder is followed, and what is edited there noticed', async () => {
  const root = await mkdtemp(path.join(os.tmpdir(), 'stoa-watch-'));
  for (const release of ['one', 'two']) {
    await mkdir(path.join(root, release, 'art'), { recursive: true });
    await writeFile(path.join(root, release, 'art', 'a.md'), release);
  }
  await symlink('one', path.join(root, 'now'));
  const onChange = vi.fn();
  const watching = await watchFolder(path.join(root, 'now'), onChange);
  const noticed = async (change: () => Promise<unknown>) => {
    onChange.mockClear();
    await change();
    await expect.poll(() => onChange.mock.calls.length).toBeGreaterThan(0);
  };
  await noticed(async () => {
    await symlink('two', path.join(root, 'next'));
    await rename(path.join(root, 'next'), path.join(root, 'now'));
  });
  await noticed(() => writeFile(path.join(root, 'two', 'art', 'a.md'), 'edited'));
  watching.close();
  await rm(root, { recursive: true });
});

test('where the system watches no more folders, edits are looked for, and that is said once', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'stoa-watch-'));
  for (const name of ['art', 'law']) await mkdir(path.join(folder, name));
  const said: string[] = [];
  const onChange = vi.fn();
  refused.names = /^law$/;
  const watching = await watchFolder(folder, onChange, (message) => said.push(message));
  const noticed = async (text: string) => {
    onChange.mockClear();
    await writeFile(path.join(folder, 'law', 'a.md'), text);
    await expect.poll(() => onChange.mock.calls.length).toBeGreaterThan(0);
  };
  await noticed('one');
  await noticed('two');
  onChange.mockClear();
  await new Promise((resolve) => setTimeout(resolve, 4500));
  expect(onChange).not.toHaveBeenCalled();
  expect(said).toEqual([expect.stringMatching(/ENOSPC.*every 2 s.*max_user_watches/)]);
  watching.close();
  refused.names = /^$/;
  await rm(folder, { recursive: true });
});
