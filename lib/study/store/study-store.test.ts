import { forceCloseDatabase, IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { expect, test, vi } from 'vitest';
import type { Change } from '@/lib/study/model/records';
import { studyTabs } from '@/test-support/study-tabs';
import type { StudyNews, StudyStore } from './study-store';

const tick = (id: string, updatedMs: number, isUnderstood = true): Change => ({
  kind: 'tick',
  record: { id, isUnderstood, updatedMs },
});
const open = studyTabs();
const ticks = async (store: StudyStore) => [...(await store.read(['tick'])).tick.values()];

test('keeps what is written, kind by kind', async () => {
  const store = open();
  await store.write([tick('a/b', 1), { kind: 'setting', record: { id: 'x', value: [1, 2], updatedMs: 1 } }]);
  const state = await open().read(['tick', 'setting', 'note']);
  expect([state.tick.size, state.setting.size, state.note.size]).toEqual([1, 1, 0]);
});

test('what a page was writing when it was closed the next one writes, and forgets', async () => {
  const pending = new Map<string, string>();
  vi.stubGlobal('localStorage', storageOf(pending));
  vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(() => new Promise(() => undefined) as never);
  void open().write([tick('a/b', 1)]);
  expect(pending.size).toBe(1);
  vi.restoreAllMocks();
  expect(await ticks(open())).toHaveLength(1);
  expect(pending.size).toBe(0);
  vi.unstubAllGlobals();
});

test('two tabs that write at once lose nothing', async () => {
  const [a, b] = [open(), open()];
  await Promise.all(
    Array.from({ length: 50 }, (_, i) => [a.write([tick(`a/${i}`, i)]), b.write([tick(`b/${i}`, i)])]).flat(),
  );
  expect(await ticks(a)).toHaveLength(100);
});

test('the later of two changes stays, whichever is written last', async () => {
  const [a, b] = [open(), open()];
  await a.write([tick('a/b', 9, false)]);
  expect(await b.write([tick('a/b', 5)])).toEqual([tick('a/b', 9, false)]);
  expect(await ticks(b)).toEqual([{ id: 'a/b', isUnderstood: false, updatedMs: 9 }]);
});

test('thousands of changes are merged with what is there as few are, each id of them once', async () => {
  const store = open();
  await store.write([tick('a/0', 9, false), tick('a/1', 1, false)]);
  const many = Array.from({ length: 2_000 }, (_, i) => tick(`a/${i}`, 5));
  const told: number[] = [];
  const kept = await store.write([...many, tick('a/7', 3, false)], (done) => told.push(done));
  expect(told).toEqual([501, 1_001, 1_501]);
  expect([kept[0], kept[1], kept.at(-1)]).toEqual([tick('a/0', 9, false), tick('a/1', 5), tick('a/7', 5)]);
  expect(await ticks(store)).toHaveLength(2_000);
  expect((await store.read(['tick'])).tick.get('a/0')).toMatchObject({ isUnderstood: false });
});

test('of thousands of changes none is kept where one cannot be', async () => {
  const store = open();
  const put = IDBObjectStore.prototype.put;
  let left = 1_000;
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
    if (--left === 0) throw new DOMException('full', 'QuotaExceededError');
    return put.apply(this, args);
  });
  const many = Array.from({ length: 2_000 }, (_, i) => tick(`a/${i}`, 5));
  await expect(store.write(many)).rejects.toMatchObject({ reason: 'full' });
  vi.restoreAllMocks();
  expect(await ticks(store)).toEqual([]);
});

test('what one tab writes both hear', async () => {
  const [a, b] = [open(), open()];
  const heard: StudyNews[] = [];
  a.subscribe((news) => heard.push(news));
  b.subscribe((news) => heard.push(news));
  await a.write([tick('a/b', 1)]);
  await expect.poll(() => heard).toHaveLength(2);
  expect(heard[1]).toEqual({ kind: 'changes', changes: [tick('a/b', 1)] });
});

test('makes way for a newer version of the site, and says so from then on', async () => {
  const store = open();
  await store.write([tick('a/b', 1)]);
  const newer = await openDB('stoa-study', 99);
  await expect(store.write([tick('a/c', 1)])).rejects.toMatchObject({ reason: 'outdated' });
  expect(await newer.get('tick', 'a/b')).toBeDefined();
  newer.close();
});

test('says that another tab holds an older version open, and opens once it is gone', async () => {
  const opening = vi
    .spyOn(indexedDB, 'open')
    .mockImplementationOnce(() => Reflect.construct(IDBOpenDBRequest, []));
  const store = open();
  await expect(store.read(['tick'])).rejects.toMatchObject({ reason: 'blocked' });
  opening.mockRestore();
  expect(await ticks(store)).toEqual([]);
});

test('goes on, and tells, where storage was cleared under it', async () => {
  const store = open();
  const heard: StudyNews[] = [];
  store.subscribe((news) => heard.push(news));
  const opened: IDBDatabase[] = [];
  const original = IDBFactory.prototype.open;
  vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(function (this: IDBFactory, ...given) {
    const request = original.apply(this, given as [string, number]);
    request.addEventListener('success', () => opened.push(request.result as unknown as IDBDatabase));
    return request;
  });
  await store.write([tick('a/b', 1)]);
  if (opened[0]) forceCloseDatabase(opened[0] as never);
  vi.stubGlobal('indexedDB', new IDBFactory());
  expect(heard.at(-1)).toEqual({ kind: 'cleared' });
  await store.write([tick('a/c', 1)]);
  expect(await ticks(store)).toEqual([{ id: 'a/c', isUnderstood: true, updatedMs: 1 }]);
  vi.restoreAllMocks();
});

test.each([
  ['SecurityError', 'unavailable'],
  ['InvalidStateError', 'unavailable'],
  ['QuotaExceededError', 'full'],
  ['UnknownError', 'broken'],
])('a browser that refuses with %s is told as %s', async (name, reason) => {
  vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('no', name);
  });
  await expect(open().write([tick('a/b', 1)])).rejects.toMatchObject({ reason });
});

test('a browser without a database is told as unavailable', async () => {
  vi.stubGlobal('indexedDB', undefined);
  await expect(open().read(['tick'])).rejects.toMatchObject({ reason: 'unavailable' });
});

test('where no room is left, nothing of a change is kept', async () => {
  const store = open();
  await store.write([tick('a/a', 1)]);
  const put = IDBObjectStore.prototype.put;
  let puts = 0;
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
    this: IDBObjectStore,
    value: unknown,
  ) {
    if (++puts === 2) throw new DOMException('full', 'QuotaExceededError');
    return put.call(this, value);
  });
  await expect(store.write([tick('a/b', 1), tick('a/c', 1)])).rejects.toMatchObject({ reason: 'full' });
  vi.restoreAllMocks();
  expect(await ticks(store)).toHaveLength(1);
});

/** As browsers have it: its keys are properties. */
function storageOf(kept: Map<string, string>): Storage {
  const methods = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
    removeItem: (key: string) => void kept.delete(key),
  };
  return new Proxy(methods, {
    ownKeys: () => [...kept.keys()],
    getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
  }) as unknown as Storage;
}
