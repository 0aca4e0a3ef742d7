import { readFileSync, readlinkSync } from 'node:fs';

/**
 * How long a task has run in its thread, which it may have waited for, and how much of that the thread worked: on a machine
 * that is busy with other things it is far less. Memory that both see, since a thread at work answers nobody.
 */
export type TaskClock = Float64Array<SharedArrayBuffer>;

const place = { begun: 0, thread: 1, workedBefore: 2, length: 3 } as const;
/** What Linux counts a thread's time in, whatever the machine. */
const tickMs = 10;

export function createTaskClock(): TaskClock {
  return new Float64Array(new SharedArrayBuffer(place.length * Float64Array.BYTES_PER_ELEMENT));
}

/** Called by the task when it begins. */
export function startClock(clock: TaskClock): void {
  const thread = ownThread();
  clock[place.thread] = thread;
  clock[place.workedBefore] = workOf(thread) ?? 0;
  clock[place.begun] = nowMs();
}

/** Makes it new: the task is to begin once more. */
export function resetClock(clock: TaskClock): void {
  clock.fill(0);
}

/** Milliseconds since the task began; undefined where it has not. */
export function ranMs(clock: TaskClock): number | undefined {
  const begun = clock[place.begun] ?? 0;
  return begun === 0 ? undefined : nowMs() - begun;
}

/** Milliseconds that the thread worked since; undefined where the system does not say. */
export function workedMs(clock: TaskClock): number | undefined {
  const worked = workOf(clock[place.thread] ?? 0);
  return worked === undefined ? undefined : worked - (clock[place.workedBefore] ?? 0);
}

/** The same in all threads, which `performance.now()` is not. */
function nowMs(): number {
  return performance.timeOrigin + performance.now();
}

/** The system's number of this thread; 0 where it is not told. */
function ownThread(): number {
  try {
    return Number(/\d+$/.exec(readlinkSync('/proc/thread-self'))?.[0] ?? 0);
  } catch {
    return 0;
  }
}

/** Milliseconds that a thread of this process has worked; only Linux says so. */
function workOf(thread: number): number | undefined {
  if (thread === 0) return undefined;
  try {
    const stat = readFileSync(`/proc/self/task/${thread}/stat`, 'utf8');
    // The name before may hold anything: its state is the first field after.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ticks = Number(fields[11]) + Number(fields[12]);
    return Number.isNaN(ticks) ? undefined : ticks * tickMs;
  } catch {
    return undefined;
  }
}
