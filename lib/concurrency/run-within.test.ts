import { expect, it } from 'vitest';
import type { Threads } from './open-threads';
import { runWithin, TookTooLong } from './run-within';
import { createTaskClock, startClock, type TaskClock, workedMs } from './task-clock';

const limitMs = 100;

/** A thread that begins at once, works as little as this one, and never ends. */
const idle: Threads = {
  isClosed: false,
  run: (task, how) => {
    startClock(task as TaskClock);
    return new Promise((_, reject) => {
      how?.signal?.addEventListener('abort', () => reject(new Error('ended')));
    });
  },
  close: async () => {},
};

async function endedAfter(how: { readonly waitsForWork?: boolean }): Promise<number> {
  const begun = performance.now();
  await expect(runWithin(idle, limitMs, (clock) => clock, how)).rejects.toThrow(TookTooLong);
  return performance.now() - begun;
}

it('ends what has run for its time', async () => {
  expect(await endedAfter({})).toBeGreaterThanOrEqual(limitMs - 5);
});

it('gives a thread that was given no time to work some times as long, and not forever', async (context) => {
  const clock = createTaskClock();
  startClock(clock);
  if (workedMs(clock) === undefined) return context.skip('this system does not say how long a thread worked');
  expect(await endedAfter({ waitsForWork: true })).toBeGreaterThanOrEqual(2 * limitMs);
});
