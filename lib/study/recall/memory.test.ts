import { type Card, createEmptyCard, fsrs, type Grade } from 'ts-fsrs';
import { expect, test } from 'vitest';
import type { Rating } from '@/lib/study/model/records';
import { createScheduler, dueOf, inOrder, isDue, type Memory, ratings } from './memory';
import { defaultSettings } from './recall-settings';
import { dayMs, dayOf, minuteMs, studyMs } from './study-day';

const settings = { ...defaultSettings, hasFuzz: false };
const start = Date.UTC(2026, 4, 1, 12);

/** The same numbers on every run (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function randomHistory(next: () => number) {
  let ms = start;
  return Array.from({ length: 1 + Math.floor(next() * 14) }, () => {
    ms += Math.floor(next() < 0.4 ? next() * 40 * minuteMs : next() ** 3 * 200 * dayMs);
    return { rating: (1 + Math.floor(next() * 4)) as Rating, ms };
  });
}

test('schedules as ts-fsrs itself does, over 10,000 random histories', () => {
  const next = random(23);
  const reference = fsrs({ enable_fuzz: false, request_retention: 0.9 });
  const scheduler = createScheduler(settings);
  for (let i = 0; i < 10_000; i++) {
    const history = randomHistory(next);
    let card: Card = createEmptyCard(new Date(start));
    let memory = scheduler.create(`art/q${i}`);
    // The reader's zone is one in which a day of study is a day of UTC.
    for (const { rating, ms } of history) {
      card = reference.next(card, new Date(ms), rating as Grade).card;
      memory = scheduler.review(memory, rating, { ms, zoneMinutes: 240 });
    }
    const { card_id: _, ...own } = memory.card;
    expect(own).toEqual(card);
    const later = { ms: (history.at(-1)?.ms ?? 0) + 9 * dayMs, zoneMinutes: 240 };
    expect(scheduler.retrievability(memory, later)).toBe(
      reference.get_retrievability(card, new Date(later.ms), false),
    );
  }
});

test('reviews that others follow come to the same, with what chance adds to dates', () => {
  const next = random(5);
  const scheduler = createScheduler(defaultSettings);
  for (let i = 0; i < 2_000; i++) {
    const history = randomHistory(next).map((review) => ({ ...review, zoneMinutes: 240 }));
    const last = history.length - 1;
    const start = scheduler.create(`art/q${i}`);
    const slow = history.reduce((memory, one) => scheduler.review(memory, one.rating, one), start);
    const quick = history.reduce(
      (memory, one, n) => scheduler[n < last ? 'follow' : 'review'](memory, one.rating, one),
      start,
    );
    expect(quick).toEqual(slow);
  }
});

test('the whole of a history comes to what ts-fsrs makes of it anew', () => {
  const next = random(7);
  const reference = fsrs({ enable_fuzz: false });
  const scheduler = createScheduler(settings);
  for (let i = 0; i < 500; i++) {
    const history = randomHistory(next);
    const first = new Date(history[0]?.ms ?? 0);
    const made = reference.reschedule(
      createEmptyCard(first),
      history.map(({ rating, ms }) => ({ rating, review: new Date(ms) })),
    );
    const memory = history.reduce(
      (one, { rating, ms }) => scheduler.review(one, rating, { ms, zoneMinutes: 240 }),
      scheduler.create('a/b'),
    );
    const card = made.collections.at(-1)?.card;
    for (const name of ['stability', 'difficulty', 'due', 'state'] as const)
      expect(memory.card[name]).toEqual(card?.[name]);
  }
});

test('the date a button shows is the one that is kept, also half a minute later', () => {
  const scheduler = createScheduler(defaultSettings);
  const learned = [0, 1, 5].reduce(
    (memory, day) => scheduler.review(memory, 3, { ms: start + day * dayMs, zoneMinutes: 0 }),
    scheduler.create('a/b'),
  );
  for (const rating of ratings) {
    const shown = scheduler.review(learned, rating, { ms: start + 20 * dayMs, zoneMinutes: 0 });
    const kept = scheduler.review(learned, rating, { ms: start + 20 * dayMs + 30_000, zoneMinutes: 0 });
    if (rating > 1) expect(dueOf(kept)).toEqual(dueOf(shown));
  }
});

test('what was learned before four at night comes up on the day after, from four on', () => {
  const scheduler = createScheduler(settings);
  const night = { ms: Date.UTC(2026, 4, 2, 3, 30), zoneMinutes: 0 };
  const easy = scheduler.review(scheduler.create('a/b'), 4, night);
  const { day } = dueOf(easy) as { day: number };
  expect(day - dayOf(night)).toBe(easy.card.scheduled_days);
  expect(isDue(easy, { ms: day * dayMs + 3 * 3_600_000 + 3_599_999, zoneMinutes: 0 })).toBe(false);
  expect(isDue(easy, { ms: day * dayMs + 4 * 3_600_000, zoneMinutes: 0 })).toBe(true);
});

test('a step of minutes is over after as many, whatever the zone has become', () => {
  const scheduler = createScheduler(settings);
  const again = scheduler.review(scheduler.create('a/b'), 1, { ms: start, zoneMinutes: 120 });
  expect(dueOf(again)).toEqual({ ms: start + minuteMs });
  expect(isDue(again, { ms: start + minuteMs, zoneMinutes: -480 })).toBe(true);
});

test('a clock that goes back, or a flight to the west, takes nothing away', () => {
  const scheduler = createScheduler(settings);
  const moments = [0, 3].map((day) => ({ ms: start + day * dayMs, zoneMinutes: 780 }));
  const before = moments.reduce(
    (memory: Memory, moment) => scheduler.review(memory, 3, moment),
    scheduler.create('a/b'),
  );
  for (const back of [
    { ms: start + 3 * dayMs + minuteMs, zoneMinutes: -600 },
    { ms: start, zoneMinutes: 780 },
  ]) {
    const after = scheduler.review(before, 3, back);
    expect(after.card.stability).toBeGreaterThanOrEqual(before.card.stability);
    expect(after.card.last_review?.getTime()).toBe(studyMs(moments[1] ?? back));
    expect(scheduler.retrievability(before, back)).toBeLessThanOrEqual(1);
  }
});

test('reviews count in the order of their time', () => {
  const review = (id: string, reviewedMs: number) => ({
    id,
    card: 'a/b',
    rating: 3 as const,
    reviewedMs,
    zoneMinutes: 0,
  });
  expect(inOrder([review('c', 2), review('b', 1), review('a', 2)]).map(({ id }) => id)).toEqual([
    'b',
    'a',
    'c',
  ]);
});
