import { beforeEach, expect, test } from 'vitest';
import type { FinishedPage } from './page-cache';
import { createSharedPageCache, type PageStore } from './shared-page-cache';

const page: FinishedPage = {
  status: 200,
  headers: { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': "default-src 'none'" },
  etag: '"x"',
  body: Buffer.from('<p>π & é</p>'),
};
const kept = new Map<string, string>();
const store: PageStore = {
  get: async (key) => kept.get(key),
  set: async (key, value) => kept.set(key, value),
};
const said: string[] = [];
let time = 0;
const open = (scope = 'one', from: PageStore = store) =>
  createSharedPageCache(from, { scope, log: (message) => said.push(message), now: () => time });

beforeEach(() => {
  kept.clear();
  said.length = 0;
  time = 0;
});

test('a page that one process made is had by another, whole', async () => {
  open().write('/a', page);
  await Promise.resolve();
  expect(await open().read('/a')).toEqual(page);
  expect(await open().read('/b')).toBeUndefined();
  expect(said).toEqual([]);
});

test('a page of another snapshot, site or address is never seen', async () => {
  open('one').write('/a', page);
  await Promise.resolve();
  expect(await open('other').read('/a')).toBeUndefined();
});

test('what is damaged, or stands under another key, is not served', async () => {
  open().write('/a', page);
  open().write('/b', page);
  await Promise.resolve();
  const [a = '', b = ''] = [...kept.keys()];
  const good = kept.get(a) ?? '';
  for (const bad of [
    kept.get(b) ?? '',
    good.replace('default-src', 'default-xrc'),
    good.slice(0, -1),
    '',
    '{}',
    good.slice(44),
  ]) {
    kept.set(a, bad);
    expect(await open().read('/a'), bad.slice(0, 60)).toBeUndefined();
  }
  expect(said[0]).toContain('not whole');
});

test('only good pages are shared', async () => {
  open().write('/a', { ...page, status: 404 });
  await Promise.resolve();
  expect(kept.size).toBe(0);
});

test('a store that fails, or never answers, costs one wait and one line, and is tried again later', async () => {
  let asked = 0;
  const broken: PageStore = {
    get: () => {
      asked += 1;
      return asked === 1 ? new Promise(() => {}) : Promise.reject(new Error('gone'));
    },
    set: () => Promise.reject(new Error('gone')),
  };
  const pages = open('one', broken);
  for (let i = 0; i < 5; i++) expect(await pages.read('/a')).toBeUndefined();
  expect(asked).toBe(1);
  expect(said).toHaveLength(1);
  time += 6000;
  expect(await pages.read('/a')).toBeUndefined();
  pages.write('/a', page);
  expect(asked).toBe(2);
  expect(said).toHaveLength(2);
});
