import { expect } from 'vitest';
import { type Change, isDeleted, type Rating, type ReviewRecord } from '@/lib/study/model/records';
import { liveRecords } from '@/lib/study/model/study-state';
import { buildDeck, type Deck } from '@/lib/study/recall/deck';
import { defaultSettings, readSettings } from '@/lib/study/recall/recall-settings';
import type { Moment } from '@/lib/study/recall/study-day';
import { readRecall } from '@/lib/study/store/memories/read-recall';
import { refreshCards, rememberingBy } from '@/lib/study/store/memories/refresh-cards';
import type { StudyStore } from '@/lib/study/store/study-store';
import type { Afterwards } from '@/lib/study/store/write-records';

/** Where the histories of reviews begin. */
export const start: Moment = { ms: Date.UTC(2026, 5, 1, 12), zoneMinutes: 0 };
export const cards = ['art/1', 'art/1#term-a', 'art/2', 'law/1', 'law/2', 'bio/1'];

export const readAt = (store: StudyStore, now: Moment) => store.use((database) => readRecall(database, now));

/** What all reviews and decisions come to, worked through anew. */
export async function foldedDeck(store: StudyStore, now: Moment): Promise<Deck> {
  const state = await store.read(['review', 'card', 'setting']);
  const decisions = liveRecords(state, 'card').map(({ path: _, ...decision }) => decision);
  const settings = readSettings((name) => {
    const setting = state.setting.get(name);
    return setting && !isDeleted(setting) ? setting.value : undefined;
  });
  return buildDeck({ reviews: liveRecords(state, 'review'), decisions }, settings, now);
}

const plain = ({ cards, ahead }: Deck) => ({
  ahead,
  cards: [...cards.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
});

/** That what is kept of cards says the same. */
export async function expectFolded(store: StudyStore, now: Moment): Promise<void> {
  expect(plain((await readAt(store, now)).deck)).toEqual(plain(await foldedDeck(store, now)));
}

let made = 0;
const review = (card: string, at: Moment, rating: Rating = 3): ReviewRecord => ({
  id: `r${made++}`,
  card,
  rating,
  reviewedMs: at.ms,
  zoneMinutes: at.zoneMinutes,
  tookMs: 1,
  updatedMs: at.ms,
});
export const reviewed = (...given: Parameters<typeof review>): Change => ({
  kind: 'review',
  record: review(...given),
});
export const decided = (id: string, updatedMs: number, isSuspended: boolean): Change => ({
  kind: 'card',
  record: {
    id,
    path: id.split('#')[0] ?? '',
    title: `${id}?`,
    isSuspended,
    buriedUntilMs: updatedMs,
    updatedMs,
  },
});

/** As the page of reviews writes: cards are made anew in the same transaction. */
export const asPage =
  (now: () => Moment): Afterwards =>
  async (transaction) => {
    await refreshCards(transaction, rememberingBy(defaultSettings), { now: now() });
  };
