import type { Threads } from './open-threads';
import { createTaskClock, ranMs, resetClock, type TaskClock, workedMs } from './task-clock';

/** A thread may have to begin first, which takes seconds on a busy machine. */
const patienceMs = 60_000;

/** A task was ended since its time was up. */
export class TookTooLong extends Error {
  /** Milliseconds that its thread worked for it; undefined where that is not known, or it never began. */
  readonly workedMs: number | undefined;
  readonly limitMs: number;
  constructor(message: string, time: { readonly limitMs: number; readonly workedMs: number | undefined }) {
    super(message);
    this.workedMs = time.workedMs;
    this.limitMs = time.limitMs;
  }
}

/**
 * Runs a task and ends it, with its thread, when it has run so long; the time that it waits for a thread does not count.
 * @param taskOf a task that starts its clock when it begins (`startClock`)
 * @param how.isOnce whether it is not begun once more where its thread ends by itself
 * @param how.waitsForWork whether a thread that the machine gave less time than that goes on, for some times as long
 * @throws TookTooLong where its time was up, or no thread came
 */
export async function runWithin(
  threads: Threads,
  limitMs: number,
  taskOf: (clock: TaskClock) => unknown,
  { isOnce = false, waitsForWork = false } = {},
): Promise<unknown> {
  const clock = createTaskClock();
  const asked = performance.now();
  const stop = new AbortController();
  let late: TookTooLong | undefined;
  const look = () => {
    const ran = ranMs(clock);
    const leftMs =
      ran === undefined ? patienceMs - (performance.now() - asked) : leftOf(clock, limitMs, waitsForWork);
    // A clock that was set must not make it wait for longer than it may run.
    if (leftMs > 0) return lookAfter(Math.min(leftMs, limitMs));
    late =
      ran === undefined
        ? new TookTooLong(`no thread began it within ${patienceMs} ms`, { limitMs, workedMs: undefined })
        : new TookTooLong(`took over ${limitMs} ms`, { limitMs, workedMs: workedMs(clock) });
    stop.abort();
  };
  let timer: NodeJS.Timeout | undefined;
  const lookAfter = (ms: number) => {
    timer = setTimeout(look, ms);
  };
  lookAfter(limitMs);
  try {
    return await threads.run(taskOf(clock), {
      signal: stop.signal,
      onAgain: () => resetClock(clock),
      isOnce,
    });
  } catch (error) {
    throw late ?? error;
  } finally {
    clearTimeout(timer);
  }
}

/** A machine that is busy with other things may take so many times as long. */
const busyTimes = 4;
/** What was not worked yet is looked at again no sooner. */
const shortestLookMs = 50;

/** Milliseconds until it is to be looked at again; none where the time of a task is up. */
function leftOf(clock: TaskClock, limitMs: number, waitsForWork: boolean): number {
  const ran = ranMs(clock) ?? 0;
  const worked = waitsForWork ? workedMs(clock) : undefined;
  if (ran < limitMs || worked === undefined || worked >= limitMs) return limitMs - ran;
  return Math.min(Math.max(limitMs - worked, shortestLookMs), limitMs * busyTimes - ran);
}
