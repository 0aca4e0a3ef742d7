import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Catalog } from '@/lib/catalog/open-catalog';
import { createHttpHandler, type HttpHandler } from '@/lib/http/http-handler';
import type { OpenedLibrary } from '@/lib/library/open-library';
import { readerSignal } from '@/lib/library/reader-signal';
import { placesInPack } from '@/lib/offline/format/page-pack';
import { pagesPerFile, parseSubjectList, type SubjectList } from '@/lib/offline/format/subject-list';
import { portOf } from '@/test-support/port-of';
import { buildContent } from '@/test-support/served-sample';

const count = 30;
let handler: HttpHandler;
let catalog: Catalog;
let site = '';
let list: SubjectList;
const asked: string[] = [];
const packing = { begins: () => {}, goesOn: Promise.resolve() };

beforeAll(async () => {
  const files = Array.from({ length: count }, (_, i) => [
    `art/question-${i}.md`,
    `---\nquestion: What is line ${i}?\nanswer: A.\n---\n`,
  ]);
  const content = await buildContent(Object.fromEntries(files));
  catalog = content.library.catalog;
  const library = {
    ...content.library,
    searchBuild: async () => 'build1',
    packSubject: async (subject: string) => {
      packing.begins();
      await packing.goesOn;
      readerSignal()?.throwIfAborted();
      return new TextEncoder().encode(subject);
    },
  } as unknown as OpenedLibrary;
  handler = createHttpHandler({
    ...content,
    library,
    site: 'site1',
    next: async ({ url = '' }, response) => {
      asked.push(url);
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(`<!DOCTYPE html><html><head><meta charSet="utf-8"/></head><body>${url}</body></html>`);
    },
    knownScripts: [],
    log: () => {},
  });
  site = `http://127.0.0.1:${await portOf(handler.server)}`;
  list = parseSubjectList(await (await fetch(`${site}/offline/art/list.json`)).text());
});
afterAll(async () => {
  handler.server.close();
  await catalog.close();
});

const fileOf = (number: number, version = list.version) =>
  fetch(`${site}/offline/art/pages-${version}-${number}.bin`);

test('the list names every question of the subject and its lists, without a page being made', () => {
  expect(list).toMatchObject({ title: 'Art', questions: count, of: count, search: 'search-build1.bin' });
  const addresses = list.pages.map(([address]) => address);
  expect(addresses).toEqual(expect.arrayContaining(['/learn/art', '/learn/art/newest']));
  expect(addresses.filter((address) => address.includes('/questions/'))).toHaveLength(count);
  expect(new Set(addresses).size).toBe(addresses.length);
  expect(asked).toEqual([]);
});

test('a reader who leaves takes the search of a subject from nobody who waits for it too', async () => {
  let goOn = () => {};
  packing.goesOn = new Promise((resolve) => {
    goOn = resolve;
  });
  const begun = new Promise<void>((resolve) => {
    packing.begins = resolve;
  });
  const leaving = new AbortController();
  const left = new Promise((resolve) => {
    handler.server.once('request', (_, response) => response.once('close', resolve));
  });
  const address = `${site}/offline/art/${list.search}`;
  const first = fetch(address, { signal: leaving.signal }).catch(() => undefined);
  await begun;
  const asks = new Promise((resolve) => handler.server.once('request', resolve));
  const second = fetch(address);
  await asks;
  // What comes after it has been answered: it waits for what the first one does.
  await fetch(`${site}/offline/art/list.json`);
  leaving.abort();
  await Promise.all([first, left]);
  goOn();
  expect(await (await second).text()).toBe('art');
});

test('a packed file holds its pages, each with its policy in its head, for good', async () => {
  const response = await fileOf(0);
  expect(response.headers.get('cache-control')).toContain('immutable');
  const packed = gunzipSync(Buffer.from(await response.arrayBuffer()));
  const places = placesInPack(packed);
  expect(places.map(({ address }) => address)).toEqual(
    list.pages.slice(0, pagesPerFile).map(([address]) => address),
  );
  for (const { start, length } of places)
    expect(packed.subarray(start, start + length).toString()).toContain(
      '<meta http-equiv="Content-Security-Policy" content="default-src',
    );
  expect((await fetch(`${site}/offline/art/${list.search}`)).status).toBe(200);
});

test('files of another list are gone, and there are none beyond its end', async () => {
  for (const response of [
    await fileOf(0, 'older'),
    await fileOf(99),
    await fetch(`${site}/offline/art/search-older.bin`),
    await fetch(`${site}/offline/art/other.bin`),
    await fetch(`${site}/offline/none/list.json`),
  ])
    expect([response.url, response.status]).toEqual([response.url, 404]);
});

test('a browser that has the list is told so', async () => {
  const { headers } = await fetch(`${site}/offline/art/list.json`);
  const again = await fetch(`${site}/offline/art/list.json`, {
    headers: { 'If-None-Match': headers.get('etag') ?? '' },
  });
  expect(again.status).toBe(304);
});
