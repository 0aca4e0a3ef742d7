import path from 'node:path';
import { currentClientGroup } from '@/lib/concurrency/client-group';
import { finishFirst } from '@/lib/concurrency/finish-first';
import { openThreads, type Threads } from '@/lib/concurrency/open-threads';
import { createSemaphore } from '@/lib/concurrency/semaphore';
import { createShare, type Use } from '@/lib/concurrency/share';
import { threadProgram } from '@/lib/concurrency/thread-program';
import { readerSignal } from './reader-signal';

/** Name of the bundle of the thread's program, in a standalone folder. */
export const bundledNearTask = 'near-task.mjs';
const nearTask = path.join('lib', 'search', 'meaning', 'vectors', 'near-task.ts');

/** Who waits longer is answered by words alone. */
const usualPatienceMs = 500;
/** A list takes 3 ms: more may not wait. */
const maxWaiting = 100;

/** The one thread of a process that runs a model, and the line before it. */
export interface MeaningThread {
  /** Does what no reader waits for, at once. */
  run(task: unknown): Promise<unknown>;
  /**
   * Does a task in its turn: clients take turns, and a reader who leaves leaves the line.
   * @param name of the function of its program, where it is not the default one
   * @returns undefined where too many wait, it fails, or it is not done in time
   */
  inTurn(task: unknown, name?: string): Promise<unknown>;
  /** Ends the thread after what it is at; what only waits is not begun any more. */
  close(): Promise<void>;
}

export function createMeaningThread(
  ofModel: Pick<Threads, 'run' | 'close'>,
  patienceMs = usualPatienceMs,
): MeaningThread {
  const semaphore = createSemaphore({ running: 1, waiting: maxWaiting });
  const threads = finishFirst(ofModel);
  const run = (task: unknown, name?: string) => threads.run(task, name ? { name } : {});
  return {
    run: (task) => run(task),
    async inTurn(task, name) {
      const timeUp = AbortSignal.timeout(patienceMs);
      const reader = readerSignal();
      const leaves = reader ? AbortSignal.any([timeUp, reader]) : timeUp;
      const done = semaphore.run(() => run(task, name), currentClientGroup(), leaves);
      return Promise.race([done.catch(() => undefined), abortOf(leaves)]);
    },
    close: threads.close,
  };
}

function abortOf(signal: AbortSignal): Promise<undefined> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(undefined), { once: true }));
}

/** One model for the process: all snapshots that are open at a time share it. */
const share = createShare<MeaningThread>();

/** The thread of this process. It begins when it is first wanted, and ends with the last who uses it. */
export function shareMeaningThread(): MeaningThread {
  let used: Use<MeaningThread> | undefined;
  const use = () => {
    used ??= share('', () =>
      createMeaningThread(openThreads({ ...threadProgram(bundledNearTask, nearTask), threads: 1 })),
    );
    return used.value;
  };
  return {
    run: (task) => use().run(task),
    inTurn: (task, name) => use().inTurn(task, name),
    close: async () => used?.leave(),
  };
}
