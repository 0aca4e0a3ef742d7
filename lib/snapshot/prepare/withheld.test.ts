import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { openCatalog } from '@/lib/catalog/open-catalog';
import { createSearchEngine } from '@/lib/search/engine/search-engine';
import { createDiskFiles } from '@/lib/search/server/disk-files';
import { buildSnapshot } from '@/lib/snapshot/build/build-snapshot';
import { findCurrentSnapshot, prepareSnapshot } from './prepare-snapshot';

beforeEach(() => void vi.useFakeTimers({ now: new Date(2026, 4, 10, 12), toFake: ['Date'] }));
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

async function library() {
  const root = await mkdtemp(path.join(os.tmpdir(), 'stoa-withheld-'));
  onTestFinished(() => rm(root, { recursive: true }));
  const content = path.join(root, 'content');
  const options = { builder: 'one', artefacts: path.join(root, '.stoa'), begin: () => () => {} };
  const write = async (name: string, more: string, answer = 'Amber and glass.') => {
    await mkdir(path.join(content, 'art'), { recursive: true });
    const text = `---\nquestion: ${name}?\nseo:\n  page_keywords: amber\n${more}---\n${answer}\n`;
    await writeFile(path.join(content, `art/${name}.md`), text);
  };
  for (let i = 0; i < 8; i++) await write(`plain${i}`, '');
  return { root, content, options, write };
}

async function slugsOf(folder: string) {
  const catalog = await openCatalog(folder);
  const records = Array.from({ length: catalog.frame.total }, (_, number) => catalog.record(number));
  const engine = createSearchEngine(createDiskFiles(path.join(folder, 'search')));
  const answer = await engine.search({ query: 'amber ', exact: false, limit: 80, offset: 0 });
  const topic = catalog.topics.all[0];
  const found = {
    catalog: records.map(({ slug }) => slug).sort(),
    search: answer.status === 'failed' ? [] : answer.hits.map(({ slug }) => slug).sort(),
    newest: catalog
      .newest({ offset: 0, limit: 99 })
      .map((number) => catalog.record(number).slug)
      .sort(),
    topic:
      topic &&
      catalog.topics
        .questions(topic.slug)
        .map((number) => catalog.record(number).slug)
        .sort(),
    ids: catalog.frame.ids.map(([id]) => id),
  };
  await catalog.close();
  return found;
}

const plain = Array.from({ length: 8 }, (_, i) => `plain${i}`);

test.each([
  ['draft: true\n', 'draft'],
  ['draft: yes\n', 'draft'],
  ['draft: perhaps\n', 'draft'],
  ['published: false\n', 'draft'],
  ['date: 2026-05-11\n', 'future date'],
])('%j is not served, and is named', async (more, reason) => {
  const { content, options, write } = await library();
  await write('secret', `${more}id: 7\n`);
  await write('plain0', 'related_article1:\n  url: /learn/art/questions/secret\n', '[[secret]]');
  const { folder } = await prepareSnapshot(content, options);
  const { catalog, search, newest, topic, ids } = await slugsOf(folder);
  for (const found of [catalog, search, newest, topic]) expect(found).toEqual(plain);
  expect(ids).toEqual([]);
  const whole = await mkdtemp(path.join(os.tmpdir(), 'stoa-withheld-'));
  const built = await buildSnapshot(content, whole, () => () => {});
  expect(built.withheld).toMatchObject([{ file: 'art/secret.md', reason }]);
  expect(built.diagnostics.every(({ severity }) => severity === 'warning')).toBe(true);
  await rm(whole, { recursive: true });
});

test.each(['draft: false\n', 'published: true\n', 'date: 2026-05-10\n', ''])('%j is served', async (more) => {
  const { content, options, write } = await library();
  await write('open', more);
  const { folder } = await prepareSnapshot(content, options);
  expect((await slugsOf(folder)).catalog).toContain('open');
});

test('a question whose day has come is served by the next build, as by a whole one', async () => {
  const { content, options, write } = await library();
  await write('later', 'date: 2026-05-12\n');
  await write('plain0', '', '[[later]]');
  await prepareSnapshot(content, options);
  vi.setSystemTime(new Date(2026, 4, 11, 23, 59));
  expect(await findCurrentSnapshot(content, options)).toBeDefined();
  vi.setSystemTime(new Date(2026, 4, 12, 0, 1));
  expect(await findCurrentSnapshot(content, options)).toBeUndefined();
  const { folder } = await prepareSnapshot(content, options);
  const found = await slugsOf(folder);
  for (const list of [found.catalog, found.search, found.newest, found.topic])
    expect(list).toEqual(['later', ...plain]);
  expect(await findCurrentSnapshot(content, options)).toBeDefined();
  const catalog = await openCatalog(folder);
  onTestFinished(catalog.close);
  expect(catalog.linkedFrom(catalog.find('art/later')?.number ?? -1).count).toBe(1);
});

test('a question that becomes a draft leaves the site, and comes back', async () => {
  const { content, options, write } = await library();
  await write('turned', '');
  expect((await slugsOf((await prepareSnapshot(content, options)).folder)).catalog).toContain('turned');
  await write('turned', 'draft: true\n');
  expect((await slugsOf((await prepareSnapshot(content, options)).folder)).search).toEqual(plain);
  await write('turned', '');
  expect((await slugsOf((await prepareSnapshot(content, options)).folder)).search).toContain('turned');
});

test('where drafts are shown they stand in a folder of their own', async () => {
  const { content, options, write } = await library();
  await write('secret', 'draft: true\n');
  vi.stubEnv('STOA_DRAFTS', 'on');
  const shown = await prepareSnapshot(content, options);
  expect((await slugsOf(shown.folder)).catalog).toContain('secret');
  vi.unstubAllEnvs();
  const served = await prepareSnapshot(content, options);
  expect(path.dirname(served.folder)).not.toBe(path.dirname(shown.folder));
  expect((await slugsOf(served.folder)).catalog).toEqual(plain);
});
