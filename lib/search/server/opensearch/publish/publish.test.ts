import { copyFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { takeAllWords } from '@/lib/search/build/documents/take-words';
import { updateSearch } from '@/lib/search/build/incremental/update-search';
import { buildSearch } from '@/lib/search/build/index/build-search';
import { createSearchEngine } from '@/lib/search/engine/search-engine';
import type { SearchDocument } from '@/lib/search/format/analysis/search-document';
import { wholeContainer } from '@/lib/search/format/files/container';
import { createDiskFiles } from '@/lib/search/server/disk-files';
import { createOpensearchEngine } from '@/lib/search/server/opensearch/opensearch-engine';
import { type FakeCluster, openFakeCluster } from '@/test-support/fake-cluster/fake-cluster';
import { sampleDocuments, sampleSubjects } from '@/test-support/sample-search';
import { type ClusterClient, createClusterClient } from '../client/cluster-client';
import { indexNames } from '../index/index-names';
import { createIndexAdmin, type IndexAdmin } from './index-admin';
import { isUpdateOf, publishChanges, readIndexed } from './publish-changes';
import { takePublishLock } from './publish-lock';
import { publishSnapshot, rollBack } from './publish-snapshot';
import { describePublished } from './published-snapshot';

const names = indexNames('stoa');
const timeoutMs = 60_000;
const held = { assertHeld() {} };
let cluster: FakeCluster;
let client: ClusterClient;
let admin: IndexAdmin;

beforeEach(async () => {
  cluster = await openFakeCluster();
  const settings = { nodes: [cluster.origin], authorization: undefined, authority: undefined };
  client = createClusterClient({ ...settings, prefix: 'stoa', budgetMs: timeoutMs, publishMs: timeoutMs });
  admin = createIndexAdmin(client, timeoutMs);
});
afterEach(async () => {
  client.close();
  await cluster.close();
});

const temporary = () => mkdtempSync(path.join(tmpdir(), 'stoa-published-'));
const pathOf = ({ subject, slug }: SearchDocument) => `${subject}/${slug}`;

interface Built {
  readonly folder: string;
  readonly documents: readonly SearchDocument[];
  readonly numbers: ReadonlyMap<string, number>;
  readonly means: readonly number[];
}

async function build(documents: readonly SearchDocument[]): Promise<Built> {
  const folder = temporary();
  const words = () => takeAllWords(documents, { language: 'en' });
  const { numbers, means } = await buildSearch(words, { folder, subjects: sampleSubjects, language: 'en' });
  return { folder, documents, numbers, means };
}

/** The same index with other documents, of which those that are the same objects stay. */
async function update(before: Built, documents: readonly SearchDocument[]): Promise<Built> {
  const folder = temporary();
  for (const file of Object.values(wholeContainer))
    copyFileSync(path.join(before.folder, file), path.join(folder, file));
  const numberOf = (document: SearchDocument) => before.numbers.get(pathOf(document)) ?? -1;
  const kept = documents.filter((document) => before.documents.includes(document));
  const gone = before.documents.filter((document) => !documents.includes(document));
  const removed = gone.map((document) => ({ number: numberOf(document), document }));
  const added = documents.filter((document) => !before.documents.includes(document));
  const { means } = before;
  const updated = await updateSearch(
    createDiskFiles(before.folder),
    { removed, added, kept: new Set(kept.map(numberOf)) },
    { folder, subjects: sampleSubjects, language: 'en', means },
  );
  const numbers = new Map([...kept.map((one) => [pathOf(one), numberOf(one)] as const), ...updated.numbers]);
  return { folder, documents, numbers, means };
}

const publishedOf = ({ folder, documents }: Built) =>
  describePublished({
    name: path.basename(folder),
    searchFolder: folder,
    prose: async (at) => documents.find((document) => pathOf(document) === at)?.text,
  });

async function publishWhole(built: Built) {
  const snapshot = await publishedOf(built);
  return publishSnapshot(snapshot, { client, admin, names, lock: held, timeoutMs, begin: () => () => {} });
}

async function sendChanges(built: Built) {
  const snapshot = await publishedOf(built);
  const index = (await admin.indexOf(names.served)) ?? '';
  const indexed = await readIndexed(client, index);
  if (!isUpdateOf(snapshot, indexed)) throw new Error('the changes alone cannot be sent');
  return publishChanges(snapshot, { client, admin, index, indexed, lock: held, timeoutMs });
}

async function expectSame(built: Built) {
  const own = createSearchEngine(createDiskFiles(built.folder));
  const found = createOpensearchEngine({ client, index: names.served });
  for (const query of ['stoma', 'war roses', 'zirconium', 'water leaf root', 'what is a', '"guard cells"']) {
    const request = { query, limit: 10, offset: 0 };
    const [expected, answered] = [await own.search(request), await found.search(request)];
    if (expected.status !== 'ok' || answered.status !== 'ok') throw new Error('a search failed');
    expect(answered.hits.map(({ slug, score }) => [slug, score])).toEqual(
      expected.hits.map(({ slug, score }) => [slug, score]),
    );
    expect(answered.total).toBe(expected.total);
  }
}

const [first, second, ...others] = sampleDocuments as [SearchDocument, SearchDocument, ...SearchDocument[]];
const edited: SearchDocument = { ...first, text: 'Zirconium is polished here.', summary: '' };

test('sends what an edit changed, and takes out what is gone, and back again', async () => {
  const whole = await build(sampleDocuments);
  await publishWhole(whole);
  const changed = await update(whole, [edited, ...others]);
  expect(await sendChanges(changed)).toEqual({ sent: 1, deleted: 1 });
  await expectSame(changed);
  const keyword: SearchDocument = { ...edited, keywords: ['pore', 'valve'] };
  const again = await update(changed, [keyword, second, ...others]);
  expect(await sendChanges(again)).toEqual({ sent: 2, deleted: 0 });
  await expectSame(again);
  const back = await update(again, [edited, second, ...others]);
  expect(await sendChanges(back)).toEqual({ sent: 1, deleted: 0 });
  await expectSame(back);
  expect(await sendChanges(back)).toEqual({ sent: 0, deleted: 0 });
});

test('sends again only what is not there as it should be, where an earlier try was broken off', async () => {
  const built = await build(sampleDocuments);
  cluster.intercept = (_method, at) =>
    at.startsWith('/_aliases') ? { status: 400, body: { error: { type: 'broken_off' } } } : undefined;
  await expect(publishWhole(built)).rejects.toThrow('broken_off');
  expect(await admin.indexOf(names.served)).toBeUndefined();
  cluster.intercept = undefined;
  const [index = ''] = await admin.list(names.allIndexes);
  const documents = cluster.indexes.documents.get(index);
  documents?.delete('3');
  const known = documents?.get('4');
  documents?.set('4', { seq: 0, source: { ...known?.source, mark: 'another' } });
  const again = await publishWhole(built);
  expect(again).toMatchObject({ documents: sampleDocuments.length, sent: 2 });
  await expectSame(built);
  // What is served is not written over: the same goes to an index beside it.
  const beside = await publishWhole(built);
  expect(beside).toMatchObject({ sent: sampleDocuments.length });
  expect(beside.index).not.toBe(index);
  await expectSame(built);
});

test('serves nothing that is not whole: what was served before goes on', async () => {
  const before = await build(others);
  const { index } = await publishWhole(before);
  cluster.intercept = (_method, at) =>
    at.includes('_count') ? { status: 200, body: { count: 3 } } : undefined;
  await expect(publishWhole(await build(sampleDocuments))).rejects.toThrow('holds 3 documents');
  cluster.intercept = undefined;
  expect(await admin.indexOf(names.served)).toBe(index);
  await expectSame(before);
});

test('keeps the index before, rolls back to it, and removes older ones', async () => {
  const builds = [await build(others), await build([first, ...others]), await build(sampleDocuments)];
  const indexes: string[] = [];
  for (const built of builds) indexes.push((await publishWhole(built)).index);
  expect(await admin.list(names.allIndexes)).toEqual(indexes.slice(1).sort());
  expect(await rollBack({ admin, names })).toBe(indexes[1]);
  await expectSame(builds[1] as Built);
  expect(await rollBack({ admin, names })).toBe(indexes[2]);
  await expectSame(builds[2] as Built);
});

test('sends again what a busy cluster did not take', async () => {
  let busy = 2;
  cluster.intercept = (_method, at) => {
    if (!at.includes('_bulk') || busy === 0) return undefined;
    busy -= 1;
    return { status: 429, body: { error: { type: 'rejected_execution_exception' } } };
  };
  const built = await build(others);
  await publishWhole(built);
  await expectSame(built);
});

test('is done by one at a time: another refuses, unless the first is gone', async () => {
  await admin.create(names.lock, {});
  const renewMs = 20;
  const lock = await takePublishLock(client, { index: names.lock, timeoutMs, renewMs });
  await expect(takePublishLock(client, { index: names.lock, timeoutMs, renewMs })).rejects.toThrow(
    'somebody else',
  );
  await lock.release();
  const next = await takePublishLock(client, { index: names.lock, timeoutMs, renewMs: 60_000 });
  // Its holder does not renew it any more: it is taken after a while, and the holder knows.
  const taken = await takePublishLock(client, { index: names.lock, timeoutMs, renewMs });
  await taken.release();
  await next.release();
});
