import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createRuns } from './runs';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Runs that end when they are told to, and how many began. */
function heldRuns() {
  const ends: { readonly succeed: () => void; readonly fail: (error: Error) => void }[] = [];
  const pauses: number[] = [];
  const runs = createRuns(
    () => new Promise<void>((succeed, fail) => ends.push({ succeed: () => succeed(), fail })),
    { firstPauseMs: 100, longestPauseMs: 300, onFailure: (_, pauseMs) => pauses.push(pauseMs) },
  );
  const settle = () => vi.advanceTimersByTimeAsync(0);
  return {
    runs,
    pauses,
    begun: () => ends.length,
    async succeed() {
      ends.at(-1)?.succeed();
      await settle();
    },
    async fail() {
      ends.at(-1)?.fail(new Error('no'));
      await settle();
    },
  };
}

it('runs once more for all that was asked for during a run', async () => {
  const { runs, begun, succeed } = heldRuns();
  for (let i = 0; i < 3; i++) runs.begin();
  expect([begun(), runs.isRunning()]).toEqual([1, true]);
  await succeed();
  expect(begun()).toBe(2);
  await succeed();
  expect([begun(), runs.isRunning()]).toEqual([2, false]);
});

it('tries again what failed, each time twice as much later, up to a bound', async () => {
  const { runs, begun, fail, pauses } = heldRuns();
  runs.begin();
  for (let tries = 1; tries <= 4; tries++) {
    await fail();
    const pauseMs = pauses.at(-1) ?? 0;
    await vi.advanceTimersByTimeAsync(pauseMs - 1);
    expect(begun()).toBe(tries);
    await vi.advanceTimersByTimeAsync(1);
    expect(begun()).toBe(tries + 1);
  }
  expect(pauses).toEqual([100, 200, 300, 300]);
});

it('does not wait where it is asked for in a pause, and runs once then', async () => {
  const { runs, begun, fail, succeed } = heldRuns();
  runs.begin();
  await fail();
  runs.begin();
  expect(begun()).toBe(2);
  await succeed();
  await vi.advanceTimersByTimeAsync(1000);
  expect(begun()).toBe(2);
});

it('begins with the first pause again after a success, and after a change', async () => {
  const { runs, fail, succeed, pauses } = heldRuns();
  runs.begin();
  await fail();
  runs.begin();
  await fail();
  runs.beginAnew();
  await fail();
  runs.begin();
  await succeed();
  runs.begin();
  await fail();
  expect(pauses).toEqual([100, 200, 100, 100]);
});

it('begins nothing, and tells nothing, once it is closed', async () => {
  const failing = heldRuns();
  failing.runs.begin();
  failing.runs.begin();
  failing.runs.close();
  await failing.fail();
  failing.runs.begin();
  await vi.advanceTimersByTimeAsync(1000);
  expect([failing.begun(), failing.pauses]).toEqual([1, []]);
});
