import { setTimeout as sleep } from 'node:timers/promises';
import type { Threads } from './open-threads';

/** A model that loads takes a second or two; what takes longer than this is ended all the same. */
const usualPatienceMs = 30_000;

/**
 * Threads that are closed only after what they are at: one that is ended in the midst of native code, as while a model
 * loads or works, would end the process with it.
 */
export function finishFirst(
  threads: Pick<Threads, 'run' | 'close'>,
  patienceMs = usualPatienceMs,
): Pick<Threads, 'run' | 'close'> {
  const underWay = new Set<Promise<unknown>>();
  let isClosing = false;
  return {
    run(task, options) {
      if (isClosing) return Promise.reject(new Error('The threads are closed.'));
      const done = threads.run(task, options);
      underWay.add(done);
      const forget = () => void underWay.delete(done);
      done.then(forget, forget);
      return done;
    },
    async close() {
      isClosing = true;
      await Promise.race([Promise.allSettled(underWay), sleep(patienceMs, undefined, { ref: false })]);
      await threads.close();
    },
  };
}
