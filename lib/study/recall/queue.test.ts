import { expect, test } from 'vitest';
import type { Rating } from '@/lib/study/model/records';
import { buildDeck, type CardDecision, withoutReview, withReview } from './deck';
import { recallFigures } from './figures';
import { interleave, spread } from './interleave';
import type { Reviewed } from './memory';
import { buildQueue } from './queue';
import { defaultSettings, parseWeights, readSettings } from './recall-settings';
import { dayMs, minuteMs } from './study-day';

const now = { ms: Date.UTC(2026, 5, 1, 12), zoneMinutes: 0 };
let count = 0;
const review = (card: string, daysAgo: number, rating: Rating = 3): Reviewed => ({
  id: `r${count++}`,
  card,
  rating,
  reviewedMs: now.ms - daysAgo * dayMs,
  zoneMinutes: 0,
});
/** Learned and then known once: due long ago. */
const learned = (card: string, daysAgo = 90) => [review(card, daysAgo, 4), review(card, daysAgo - 20, 3)];
const decision = (id: string, more: Partial<CardDecision> = {}): CardDecision => ({
  id,
  title: id,
  isSuspended: false,
  buriedUntilMs: 0,
  updatedMs: 1,
  ...more,
});
const deckOf = (reviews: readonly Reviewed[], decisions: readonly CardDecision[] = []) =>
  buildDeck({ reviews, decisions }, defaultSettings, now);
const idsOf = (deck: ReturnType<typeof deckOf>, settings = {}, range = {}) =>
  buildQueue(deck, { ...defaultSettings, ...settings }, now, range).cards.map(({ id }) => id);

test('subjects are mixed, each in its own order', () => {
  expect(interleave(['a1', 'a2', 'a3', 'b1', 'c1'], (one) => one[0] ?? '').join(' ')).toBe('a1 b1 a2 c1 a3');
  expect(interleave(['a1', 'a2', 'b1'], (one) => one[0] ?? '')).toEqual(['a1', 'b1', 'a2']);
  expect(interleave([], String)).toEqual([]);
  expect(spread(['x', 'y'], ['1', '2', '3', '4'])).toEqual(['1', '2', 'x', '3', '4', 'y']);
  expect(spread(['x'], [])).toEqual(['x']);
});

test('due cards come up with subjects mixed, new ones among them, within the limits of a day', () => {
  const due = ['art/1', 'art/2', 'art/3', 'law/1', 'law/2'].flatMap((card) => learned(card));
  const deck = deckOf(due);
  const subjects = idsOf(deck).map((id) => id.slice(0, 3));
  expect(subjects).toEqual(['art', 'law', 'art', 'law', 'art']);
  const offered = ['bio/1', 'bio/2', 'bio/3'];
  expect(idsOf(deck, { newPerDay: 2 }, { offered }).filter((id) => id.startsWith('bio'))).toEqual([
    'bio/1',
    'bio/2',
  ]);
  const limited = buildQueue(deck, { ...defaultSettings, duePerDay: 2 }, now);
  expect([limited.cards.length, limited.overLimit]).toEqual([2, 3]);
});

test('what was introduced and reviewed today counts toward the limits', () => {
  const deck = deckOf([...learned('art/1'), review('art/1', 0), review('law/1', 0), review('law/2', 0)]);
  const offered = ['bio/1', 'bio/2'];
  expect(idsOf(deck, { newPerDay: 3 }, { offered }).filter((id) => id.startsWith('bio'))).toEqual(['bio/1']);
  expect(
    idsOf(deckOf([...learned('art/1'), ...learned('art/2'), review('art/1', 0)]), { duePerDay: 1 }),
  ).toEqual([]);
});

test('of the cards of one answer one comes up a day', () => {
  const deck = deckOf([...learned('art/1#term-a'), ...learned('art/1#term-b'), ...learned('art/1')]);
  expect(idsOf(deck)).toHaveLength(1);
  expect(idsOf(deckOf([review('art/1', 0, 4)]), {}, { offered: ['art/1#term-a', 'art/2'] })).toEqual([
    'art/2',
  ]);
});

test('a card that is being learned comes first, and ahead of its time where nothing else is left', () => {
  const failed = { ...review('art/1', 0, 1), reviewedMs: now.ms - 2 * minuteMs };
  expect(idsOf(deckOf([...learned('law/1'), failed]))).toEqual(['art/1', 'law/1']);
  const soon = { ...failed, reviewedMs: now.ms };
  expect(idsOf(deckOf([...learned('law/1'), soon]))).toEqual(['law/1']);
  const alone = buildQueue(deckOf([soon]), defaultSettings, now);
  expect(alone.cards.map(({ id }) => id)).toEqual(['art/1']);
  expect(alone.nextMs).toBe(now.ms + minuteMs);
});

test('buried cards wait until their day, suspended ones for good', () => {
  const reviews = [...learned('art/1'), ...learned('art/2'), ...learned('art/3')];
  const decisions = [
    decision('art/1', { buriedUntilMs: now.ms + 1 }),
    decision('art/2', { isSuspended: true }),
    decision('art/3', { buriedUntilMs: now.ms }),
  ];
  expect(idsOf(deckOf(reviews, decisions))).toEqual(['art/3']);
  expect(recallFigures(deckOf(reviews, decisions), now).forecast.slice(0, 2)).toEqual([1, 1]);
});

test('a deck with one more review is the deck of all reviews', () => {
  const reviews = [...learned('art/1'), ...learned('law/1')];
  const more = review('art/1', 0, 1);
  expect(withReview(deckOf(reviews), more)).toEqual({
    ...deckOf([...reviews, more]),
    scheduler: expect.anything(),
  });
});

test('a deck without its last review is the deck before it', () => {
  const reviews = [...learned('art/1'), ...learned('law/1')];
  const before = deckOf(reviews);
  const card = before.cards.get('art/1');
  expect(card && withoutReview(withReview(before, review('art/1', 0, 1)), card)).toEqual(before);
});

test('reviews that a wrong clock dated years ahead wait for their day', () => {
  const deck = deckOf([...learned('art/1'), review('art/1', -800)]);
  expect(deck.ahead).toBe(1);
  expect(idsOf(deck)).toEqual(['art/1']);
});

test('figures say what comes up, what was retained, and what will not stick', () => {
  const lapses = Array.from({ length: 8 }, (_, i) => [
    review('art/9', 100 - i * 5, 1),
    review('art/9', 99 - i * 5, 4),
  ]);
  const deck = deckOf([
    review('art/9', 120, 4),
    ...lapses.flat(),
    ...learned('law/1', 40),
    review('law/1', 1, 1),
  ]);
  const figures = recallFigures(deck, now);
  expect(figures.leeches.map(({ id }) => id)).toEqual(['art/9']);
  expect(figures.retained).toEqual({ asked: 2, known: 1 });
  expect(figures.forecast.length).toBe(30);
  expect(figures.stability.reduce((sum, one) => sum + one, 0)).toBe(2);
  expect(figures.calendar.counts.at(-2)).toBe(1);
  expect(new Date(figures.calendar.firstDay * dayMs).getUTCDay()).toBe(1);
  expect(figures.expected).toBeGreaterThan(0);
});

test('settings stay within bounds, whatever a file brought', () => {
  const kept = new Map<string, unknown>([
    ['recall-retention', 7],
    ['recall-new-per-day', 5.4],
    ['recall-due-per-day', 'many'],
    ['recall-weights', [1, 2]],
    ['recall-parts', true],
  ]);
  expect(readSettings((name) => kept.get(name))).toEqual({
    ...defaultSettings,
    retention: 0.97,
    newPerDay: 5,
    hasParts: true,
  });
  expect(parseWeights(defaultSettings.weights.join(', '))).toEqual(defaultSettings.weights);
  expect([parseWeights('1, 2'), parseWeights('')]).toEqual([undefined, undefined]);
});
