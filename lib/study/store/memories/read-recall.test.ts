import { expect, test, vi } from 'vitest';
import type { Change, Rating } from '@/lib/study/model/records';
import { overviewOf } from '@/lib/study/recall/overview';
import { defaultSettings } from '@/lib/study/recall/recall-settings';
import { dayMs } from '@/lib/study/recall/study-day';
import {
  asPage,
  cards,
  decided,
  expectFolded,
  foldedDeck,
  readAt,
  reviewed,
  start,
} from '@/test-support/study-reviews';
import { studyTabs } from '@/test-support/study-tabs';
import { readTitles } from './read-titles';

const open = studyTabs();

test('once cards are kept, no review is read, but those of cards that changed elsewhere', async () => {
  const page = open(asPage(() => start));
  await page.write(cards.map((id) => reviewed(id, start)));
  await readAt(page, start);
  const asked: string[] = [];
  for (const prototype of [IDBObjectStore.prototype, IDBIndex.prototype] as Pick<
    IDBObjectStore,
    'name' | 'getAll'
  >[]) {
    const { getAll } = prototype;
    vi.spyOn(prototype, 'getAll').mockImplementation(function (this: IDBObjectStore, ...given) {
      asked.push(`${this.name} ${typeof given[0] === 'string' ? given[0] : ''}`.trim());
      return getAll.apply(this, given);
    });
  }
  const reads = async (work: () => Promise<unknown>) => {
    asked.length = 0;
    await work();
    return asked.filter((name) => name.startsWith('review') || name.startsWith('card'));
  };
  expect(await reads(() => readAt(page, start))).toEqual([]);
  expect(await reads(() => page.write([reviewed('art/1', start)]))).toEqual(['card art/1']);
  expect(await reads(() => readAt(page, start))).toEqual([]);
  await open().write([reviewed('law/1', start)]);
  expect(await reads(() => readAt(page, start))).toEqual(['card law/1']);
  expect(await reads(() => readAt(page, start))).toEqual([]);
});

test('a review says the same of what is kept as of all reviews', async () => {
  const store = open();
  const days = [90, 60, 40, 20, 3, 0];
  const lapses = cards.flatMap((id, n) =>
    days.map((day) =>
      reviewed(id, { ...start, ms: start.ms - day * dayMs }, (((n + day) % 4) + 1) as Rating),
    ),
  );
  await store.write([...lapses, decided('law/2', 5, true)]);
  await readAt(store, start);
  const asked = { now: start, offered: ['bio/2', 'art/1'] };
  const overview = overviewOf((await readAt(store, start)).deck, defaultSettings, asked);
  const expected = overviewOf(await foldedDeck(store, start), defaultSettings, asked);
  expect(overview).toEqual({ ...expected, expected: expect.closeTo(expected.expected ?? 0, 12) });
  expect(overview).toMatchObject({ done: cards.length, suspended: [{ id: 'law/2' }] });
});

test('where cards cannot be kept, they are shown all the same', async () => {
  const store = open();
  await store.write([reviewed('art/1', start)]);
  const put = IDBObjectStore.prototype.put;
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...given) {
    if (this.name === 'memory') throw new DOMException('full', 'QuotaExceededError');
    return put.apply(this, given);
  });
  expect((await readAt(store, start)).deck.cards.size).toBe(1);
});

test('two tabs that make cards at once both show them, and they are kept', async () => {
  const [a, b] = [open(), open()];
  await a.write(cards.map((id) => reviewed(id, start)));
  const decks = await Promise.all([readAt(a, start), readAt(b, start)]);
  expect(decks.map(({ deck }) => deck.cards.size)).toEqual([cards.length, cards.length]);
  await expectFolded(a, start);
});

const saved = (list: string, path: string, order: string): Change => ({
  kind: 'saved',
  record: { id: `${list}/${path}`, list, path, title: `${path}?`, order, savedMs: 1, updatedMs: 1 },
});
const list = (id: string, order: string): Change => ({
  kind: 'list',
  record: { id, name: id, order, updatedMs: 1 },
});

test('the questions of lists come in the order of each, those of a list that is gone in the first', async () => {
  const store = open();
  await store.write([list('exam', 'a1'), saved('saved', 'art/2', 'a1'), saved('saved', 'art/1', 'a0')]);
  await store.write([saved('exam', 'law/1', 'a0')]);
  expect([...(await readAt(store, start)).saved]).toEqual([
    ['saved', ['art/1', 'art/2']],
    ['exam', ['law/1']],
  ]);
  await store.write([saved('gone', 'bio/1', 'a0V')]);
  expect((await readAt(store, start)).saved.get('saved')).toEqual(['art/1', 'bio/1', 'art/2']);
  const titles = await store.use((database) => readTitles(database, ['bio/1', 'bio/9']));
  expect([...titles]).toEqual([['bio/1', 'bio/1?']]);
});
