import { expect, test } from 'vitest';
import { isDue } from './is-due';

const hour = 60 * 60_000;
const now = 100 * hour;

test('what is unfinished is gone on with, what was paused or stopped is not', () => {
  expect(isDue({ state: 'keeping', askedMs: now }, now, true)).toBe(true);
  for (const state of ['paused', 'stopped'] as const)
    expect(isDue({ state, askedMs: 0 }, now, false)).toBe(false);
});

test('what is kept is compared with the site once an hour', () => {
  expect(isDue({ state: 'kept', askedMs: now - hour }, now, false)).toBe(true);
  expect(isDue({ state: 'kept', askedMs: now - hour + 1 }, now, false)).toBe(false);
});

test('a clock that was set back does not put it off', () => {
  expect(isDue({ state: 'kept', askedMs: now + 50 * hour }, now, false)).toBe(true);
});

test('who spares data has nothing fetched unasked', () => {
  expect(isDue({ state: 'kept', askedMs: 0 }, now, true)).toBe(false);
});
