import { existsSync, renameSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { retainedSearchFolders } from '@/lib/snapshot/store/retained-snapshots';
import { prepareSnapshot } from './prepare-snapshot';

async function library() {
  const root = await mkdtemp(path.join(os.tmpdir(), 'stoa-prepare-'));
  const content = path.join(root, 'content');
  await mkdir(path.join(content, 'art'), { recursive: true });
  const write = (answer: string) =>
    writeFile(
      path.join(content, 'art', 'line.md'),
      `---\nquestion: What is a line?\nanswer: ${answer}\n---\n`,
    );
  const prepare = (builder = 'one') =>
    prepareSnapshot(content, { builder, artefacts: path.join(root, '.stoa'), begin: () => () => {} });
  await write('A point that moves.');
  return { root, content, write, prepare };
}

test('builds once, and again only when the content or the builder changed', async () => {
  const { write, prepare } = await library();
  const first = await prepare();
  expect(first.wasBuilt).toBe(true);
  expect(await prepare()).toMatchObject({ wasBuilt: false, name: first.name });
  expect((await prepare('two')).wasBuilt).toBe(true);
  await write('A point that went for a walk.');
  const second = await prepare('two');
  expect(second.wasBuilt).toBe(true);
  expect(second.name).not.toBe(first.name);
});

test('builds again where the current snapshot is gone or unfinished', async () => {
  const { prepare } = await library();
  const { folder } = await prepare();
  await rm(path.join(folder, 'generation.json'));
  expect((await prepare()).wasBuilt).toBe(true);
});

test('looks again at what was moved away and back while it was read', async () => {
  const { content, prepare, root } = await library();
  await prepare();
  const [art, away] = [path.join(content, 'art'), path.join(root, 'away')];
  await mkdir(path.join(content, 'law'));
  await writeFile(
    path.join(content, 'law', 'rule.md'),
    '---\nquestion: What is a rule?\nanswer: A law.\n---\n',
  );
  const steps: string[] = [];
  const moving = (name: string) => {
    steps.push(name);
    // As a build begins to read it is gone, and back before it ends.
    if (steps.length === 1) renameSync(art, away);
    else if (existsSync(away)) renameSync(away, art);
    return () => {};
  };
  const options = { builder: 'two', artefacts: path.join(root, '.stoa') };
  const blind = await prepareSnapshot(content, { ...options, begin: moving });
  expect(await questionsOf(blind.folder)).toBe(1);
  const seeing = await prepareSnapshot(content, { ...options, begin: () => () => {} });
  expect(await questionsOf(seeing.folder)).toBe(2);
  expect((await prepareSnapshot(content, { ...options, begin: moving })).wasBuilt).toBe(false);
});

async function questionsOf(folder: string): Promise<number> {
  return JSON.parse(await readFile(path.join(folder, 'generation.json'), 'utf8')).questions;
}

test('keeps the last three snapshots and leaves nothing half built', async () => {
  const { write, prepare, root } = await library();
  for (let i = 0; i < 5; i++) {
    await write(`Answer ${i} of a different length ${'x'.repeat(i)}`);
    const { folder } = await prepare();
    const aMinuteLater = new Date(Date.now() + i * 60_000);
    await utimes(folder, aMinuteLater, aMinuteLater);
  }
  const { folder: current } = await prepare();
  expect((await retainedSearchFolders(current)).length).toBe(2);
  const [name = ''] = await readdir(path.join(root, '.stoa'));
  expect((await readdir(path.join(root, '.stoa', name, 'generations'))).length).toBe(3);
  expect((await readdir(path.join(root, '.stoa', name))).sort()).toEqual(['current.json', 'generations']);
});

test('keeps the last three though some of them were written by a clock that was ahead', async () => {
  const { write, prepare } = await library();
  const built: string[] = [];
  for (let i = 0; i < 6; i++) {
    await write(`Answer ${i} of a different length ${'x'.repeat(i)}`);
    const { folder } = await prepare();
    built.push(folder);
    const aDayLater = new Date(Date.now() + 86_400_000 + i * 60_000);
    // The clock is set right after two of them.
    if (i < 2) await utimes(folder, aDayLater, aDayLater);
    const kept = await retainedSearchFolders(folder);
    expect(kept.map(path.dirname).sort(), `after ${i}`).toEqual(built.slice(-3, -1).sort());
  }
});

test('keeps the one before, though the clock says that it is the oldest', async () => {
  const { write, prepare } = await library();
  const built: string[] = [];
  for (let i = 0; i < 5; i++) {
    await write(`Answer ${i} of a different length ${'x'.repeat(i)}`);
    const { folder } = await prepare();
    built.push(folder);
    // Each is dated before all that came before it.
    const longAgo = new Date(Date.now() - 86_400_000 - i * 60_000);
    await utimes(folder, longAgo, longAgo);
    const kept = await retainedSearchFolders(folder);
    if (i > 0) expect(kept.map(path.dirname), `after ${i}`).toContain(built[i - 1]);
  }
});

test('keeps the newer of those before the one before', async () => {
  const { write, prepare } = await library();
  const built: string[] = [];
  for (let i = 0; i < 4; i++) {
    await write(`Answer ${i} of a different length ${'x'.repeat(i)}`);
    const { folder } = await prepare();
    built.push(folder);
    // The first is dated after the second.
    const at = new Date(Date.now() - 86_400_000 + (i === 0 ? 60_000 : 0));
    await utimes(folder, at, at);
  }
  const kept = await retainedSearchFolders(built[3] ?? '');
  expect(kept.map(path.dirname).sort()).toEqual([built[0], built[2]].sort());
});

test('builds no whole where the disk was full for an update, and the rest once there is room', async () => {
  const { write, prepare, root, content } = await library();
  const first = await prepare();
  await write('A point that met the end of a disk.');
  const steps: string[] = [];
  const failing = prepareSnapshot(content, {
    builder: 'one',
    artefacts: path.join(root, '.stoa'),
    begin: (name) => {
      steps.push(name);
      if (name === 'Updating search')
        throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
      return () => {};
    },
  });
  await expect(failing).rejects.toThrow(/^ENOSPC/);
  expect(steps).toEqual(['Reading what changed', 'Updating search']);
  const [name = ''] = await readdir(path.join(root, '.stoa'));
  expect((await readdir(path.join(root, '.stoa', name))).sort()).toEqual(['current.json', 'generations']);
  expect((await retainedSearchFolders(first.folder)).length).toBe(0);
  expect((await prepare()).wasBuilt).toBe(true);
});

test.each(['name: Mine\nurl: nowhere\n', 'name: "Mine"\nurl: https://a.example: x\n'])(
  'the site keeps its address where site.yml goes wrong, until it is corrected or taken out: %j',
  async (wrong) => {
    const { content, write, prepare } = await library();
    const siteFile = path.join(content, 'site.yml');
    const siteOf = async (text: string) => {
      await writeFile(siteFile, text);
      const { folder, diagnostics } = await prepare();
      const { site } = JSON.parse(await readFile(path.join(folder, 'catalog.json'), 'utf8'));
      return { name: site.name, url: site.baseUrl, named: diagnostics.map(({ field }) => field) };
    };
    expect(await siteOf('name: Ours\nurl: https://a.example\n')).toMatchObject({ url: 'https://a.example' });
    const kept = { name: 'Mine', url: 'https://a.example', named: ['url'] };
    expect(await siteOf(wrong)).toEqual(kept);
    await write('A point that went for a walk.');
    // Another language builds the whole.
    expect(await siteOf(`${wrong}language: de\n`)).toEqual(kept);
    expect(await siteOf('name: Mine\n')).toEqual({ name: 'Mine', named: [] });
  },
);
