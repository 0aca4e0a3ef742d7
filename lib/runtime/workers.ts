import cluster, { type Worker } from 'node:cluster';
import { setTimeout as sleep } from 'node:timers/promises';
import { createBackOff } from '@/lib/concurrency/back-off';
import { processesVariable } from '@/lib/library/server-threads';

/** A worker that ends by itself is started again after so long, and after twice that each time it ends soon again. */
const firstPauseMs = 500;
const longestPauseMs = 30_000;
/** Who lived so long did not end soon. */
const steadyMs = 60_000;
/** How long a new worker may take until it serves, and an old one until it has finished. */
const startPatienceMs = 120_000;
const retirePatienceMs = 40_000;
/** A new one that lives so long may take another's place. */
const proofMs = 250;

/** What a worker is sent when another has taken its place. */
export const retireMessage = 'retire';

/** What a worker sends when what it serves turned out to be damaged. */
export const damagedMessage = 'damaged';

export interface Workers {
  /**
   * Replaces each worker, one after another, by a new one that serves already: no request is refused.
   * @returns false where new ones do not serve, or end at once: then the ones from before go on
   */
  restart(): Promise<boolean>;
  /** All finish what is under way and end. */
  stop(): Promise<void>;
}

/**
 * Starts so many processes that serve on one port, and resolves when all do.
 * @param program the script that each of them runs, with its arguments
 * @throws where one of them ends before it serves
 */
export async function startWorkers(
  count: number,
  program: { readonly script: string; readonly args: readonly string[] },
  log: (message: string) => void,
): Promise<Workers> {
  // Each takes connections from the port itself. Handed out in turn they wait for whoever they were given to, however busy
  // it is; and those on their way to one that is killed are never answered, nor reset.
  cluster.schedulingPolicy = cluster.SCHED_NONE;
  cluster.setupPrimary({ exec: program.script, args: [...program.args] });
  const pool = createPool(count, log);
  let restarting = Promise.resolve(true);
  await Promise.all(Array.from({ length: count }, pool.begin));
  return {
    restart() {
      restarting = restarting
        .then(() => replaceEach(pool))
        .catch((error: unknown) => {
          log(`the restart stopped, and the processes from before go on serving: ${String(error)}`);
          return false;
        })
        // Whoever ended meanwhile may have counted as replaced by the one that came for another.
        .finally(pool.fill);
      return restarting;
    },
    stop: pool.stop,
  };
}

type Pool = ReturnType<typeof createPool>;

/** The processes that serve; in place of one that ends by itself another begins. */
function createPool(count: number, log: (message: string) => void) {
  /** Those that serve and are to go on. */
  const workers = new Set<Worker>();
  let starting = 0;
  let isStopping = false;
  const backOff = createBackOff(firstPauseMs, longestPauseMs);
  const begin = async () => {
    const worker = cluster.fork({ [processesVariable]: String(count) });
    starting += 1;
    await serves(worker).finally(() => {
      starting -= 1;
    });
    workers.add(worker);
    const started = Date.now();
    worker.once('exit', (code, signal) => {
      const wasToGoOn = workers.delete(worker);
      if (isStopping || !wasToGoOn) return;
      if (Date.now() - started > steadyMs) backOff.reset();
      const pauseMs = backOff.take();
      log(`a process that serves ended (${signal ?? `code ${code}`}); another begins in ${pauseMs / 1000} s`);
      setTimeout(fill, pauseMs);
    });
    return worker;
  };
  const fill = () => {
    // One that ended while it was being replaced has its successor already.
    if (isStopping || workers.size + starting >= count) return;
    begin().catch((error: unknown) => {
      const pauseMs = backOff.take();
      log(`${String(error)}; tried again in ${pauseMs / 1000} s`);
      setTimeout(fill, pauseMs);
    });
  };
  const stop = async () => {
    isStopping = true;
    const all = Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined);
    await Promise.all(
      all.map((worker) => {
        worker.process.kill('SIGTERM');
        return ended(worker);
      }),
    );
  };
  return { workers, begin, fill, stop, isStopping: () => isStopping };
}

/** @returns false where all were told to stop meanwhile */
async function replaceEach({ workers, begin, isStopping }: Pool): Promise<boolean> {
  for (const old of [...workers]) {
    if (isStopping()) return false;
    // It ended by itself, and the one that took its place is as new as any.
    if (!workers.has(old)) continue;
    const fresh = await begin();
    await sleep(proofMs);
    if (isStopping()) return false;
    if (!workers.has(fresh)) throw new Error('a new process served, and ended at once');
    if (!workers.delete(old)) continue;
    // It may end just now: then there is nobody to tell.
    old.send(retireMessage, () => undefined);
    await ended(old);
  }
  return true;
}

function serves(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => worker.process.kill('SIGKILL'), startPatienceMs);
    const onListening = () => {
      clearTimeout(timer);
      worker.off('exit', onExit);
      resolve();
    };
    const onExit = (code: number, signal: string | null) => {
      clearTimeout(timer);
      worker.off('listening', onListening);
      reject(new Error(`a process ended before it served (${signal ?? `code ${code}`})`));
    };
    worker.once('listening', onListening);
    worker.once('exit', onExit);
  });
}

function ended(worker: Worker): Promise<void> {
  if (worker.isDead()) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(() => worker.process.kill('SIGKILL'), retirePatienceMs);
    worker.once('exit', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
