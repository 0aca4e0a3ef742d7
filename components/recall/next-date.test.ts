import { expect, test } from 'vitest';
import { dayOf } from '@/lib/study/recall/study-day';
import { dateOf, timeUntil } from './next-date';

const now = { ms: Date.UTC(2026, 11, 20, 12), zoneMinutes: 60 };
const day = dayOf(now);

test.each([
  [{ ms: now.ms + 50_000 }, '1 min', 'Dec 20'],
  [{ ms: now.ms + 600_000 }, '10 min', 'Dec 20'],
  [{ ms: now.ms + 7_200_000 }, '2 hours', 'Dec 20'],
  [{ day }, 'today', 'Dec 20'],
  [{ day: day + 1 }, '1 day', 'Dec 21'],
  [{ day: day + 30 }, '30 days', 'Jan 19, 2027'],
  [{ day: day + 61 }, '2 months', 'Feb 19, 2027'],
  [{ day: day + 547 }, '1.5 years', 'Jun 19, 2028'],
])('%j is %s from now, on %s', (due, words, date) => {
  expect([timeUntil(due, now), dateOf(due, now, 'en')]).toEqual([words, date]);
});
