import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { openCatalog } from '@/lib/catalog/open-catalog';
import { snapshotFolders } from '@/lib/snapshot/store/snapshot-folders';
import { prepareInProcess } from './prepare-in-process';
import { reloadOnChange } from './reload';

const content = await mkdtemp(path.join(os.tmpdir(), 'stoa-reload-'));
afterAll(async () => {
  await rm(content, { recursive: true, force: true });
  await rm(snapshotFolders(content).root, { recursive: true, force: true });
});

async function write(question: string): Promise<void> {
  await mkdir(path.join(content, 'art'), { recursive: true });
  await writeFile(path.join(content, 'art', 'q.md'), `---\nquestion: ${question}\nanswer: So it is.\n---\n`);
}

test('what was edited after the build and before the folder was watched is served too', async () => {
  await write('What was first?');
  const { folder } = await prepareInProcess(content);
  await write('What was edited meanwhile?');
  const swap = vi.fn(async (_folder: string) => {});
  const reloading = await reloadOnChange({
    contentFolder: content,
    folder,
    total: () => 1,
    swap,
    log: (message) => expect(message).toBe(''),
  });
  await expect.poll(() => swap.mock.calls.length).toBe(1);
  reloading.close();
  const catalog = await openCatalog(swap.mock.calls[0]?.[0] ?? '');
  expect(catalog.record(0).question).toBe('What was edited meanwhile?');
  await catalog.close();
});

test('what could not be served is tried again by itself', async () => {
  await write('What is served at last?');
  const { folder } = await prepareInProcess(content);
  await write('What could not be served at first?');
  const swap = vi.fn(async (_folder: string) => {});
  swap.mockRejectedValueOnce(new Error('EMFILE: too many open files'));
  const said: string[] = [];
  const reloading = await reloadOnChange({
    contentFolder: content,
    folder,
    total: () => 1,
    swap,
    log: (message) => said.push(message),
    againAfterMs: 100,
  });
  await expect.poll(() => swap.mock.calls.length).toBe(2);
  reloading.close();
  expect(said).toEqual([expect.stringMatching(/EMFILE.*the previous snapshot still is.*anew in 0.1 s/)]);
  expect(swap.mock.calls[1]).toEqual(swap.mock.calls[0]);
});

/** A server that can swap nothing in. */
async function failingReload(folder: string, againAfterMs: number) {
  const said: string[] = [];
  const reloading = await reloadOnChange({
    contentFolder: content,
    folder,
    total: () => 1,
    swap: () => Promise.reject(new Error('EMFILE: too many open files')),
    log: (message) => said.push(message),
    againAfterMs,
  });
  return { said, reloading };
}

test('an edit after a failure is tried at once, and what fails of it waits no longer than the first did', async () => {
  await write('What fails at first?');
  const { folder } = await prepareInProcess(content);
  await write('What fails once more?');
  const { said, reloading } = await failingReload(folder, 600_000);
  await expect.poll(() => said).toHaveLength(1);
  await write('What is edited then?');
  await expect.poll(() => said).toHaveLength(2);
  reloading.close();
  expect(said[1]).toBe(said[0]);
  expect(said[0]).toContain('anew in 600 s');
});

test('what fails again and again is tried after twice as long each time', async () => {
  await write('What is served as it is?');
  const { folder } = await prepareInProcess(content);
  await write('What fails three times?');
  const { said, reloading } = await failingReload(folder, 50);
  await expect.poll(() => said.length).toBeGreaterThanOrEqual(3);
  reloading.close();
  expect(said.slice(0, 3).map((message) => /anew in (.*) s/.exec(message)?.[1])).toEqual([
    '0.05',
    '0.1',
    '0.2',
  ]);
});
