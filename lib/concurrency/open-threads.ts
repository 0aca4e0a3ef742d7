import type { Worker } from 'node:worker_threads';
import { Piscina } from 'piscina';
import { errorCode } from '@/lib/text/error-code';
import { createBackOff } from './back-off';
import { unpacked } from './carried-errors';

type PoolOptions = NonNullable<ConstructorParameters<typeof Piscina>[0]>;

export interface ThreadsOptions {
  readonly filename: string;
  /** Which of the program's functions is run; its default one, unless named. */
  readonly name?: string;
  readonly execArgv?: string[];
  /** So many are there from the beginning, and begin anew where they end. */
  readonly threads: number;
  /** With so many; those above begin when they are wanted, and end after a minute without work. */
  readonly most?: number;
  readonly resourceLimits?: NonNullable<PoolOptions['resourceLimits']>;
  /** What the program finds as `workerData`. */
  readonly workerData?: unknown;
  /** Called with what goes wrong in a thread that has no task. */
  readonly onError?: (reason: string) => void;
  /** Called when a thread ends, whatever the reason; another begins where there are to be so many. */
  readonly onEnd?: () => void;
}

interface RunOptions {
  readonly name?: string;
  /** Ends the task, and its thread. */
  readonly signal?: AbortSignal;
  /** Called where the task begins once more, since its thread ended. */
  readonly onAgain?: () => void;
  /** Whether that is left to the caller, who has other threads: it throws ThreadEnded. */
  readonly isOnce?: boolean;
}

/** The thread of a task ended by itself. */
export class ThreadEnded extends Error {}

/** Threads that run one task each at a time. None of them, however it ends, ends the process. */
export interface Threads {
  /**
   * Runs a task; once more where its thread ends by itself, as when it is killed. What the task throws is thrown: an Error
   * with the name and the code it had, where the program runs by `carryingErrors`.
   */
  run(task: unknown, options?: RunOptions): Promise<unknown>;
  readonly isClosed: boolean;
  close(): Promise<void>;
}

const idleMs = 60_000;
/** A thread that did not even begin is tried again after so long, and after twice that each time. */
const firstPauseMs = 100;
const longestPauseMs = 30_000;

export function openThreads(options: ThreadsOptions): Threads {
  const { threads, most = threads, onError = report, onEnd, ...program } = options;
  const pool = new Piscina({
    ...program,
    minThreads: threads,
    maxThreads: most,
    idleTimeout: idleMs,
    // A thread that waits for work otherwise does nothing else, such as make itself ready.
    atomics: 'disabled',
  });
  // An error that nobody listens to would end the process.
  pool.on('error', (error: unknown) => onError(`a thread failed: ${String(error)}`));
  if (onEnd) pool.on('workerDestroy', onEnd);
  const deaths = noteDeaths(pool);
  let isClosed = false;
  const refill = keepFull(pool, threads, () => isClosed);
  const kills = killAtRandom(pool);
  return {
    get isClosed() {
      return isClosed;
    },
    async run(task, { onAgain, isOnce = false, ...how } = {}) {
      // A pool that was destroyed would begin new threads for a new task.
      if (isClosed) throw new Error('The threads are closed.');
      const runOnce = () => pool.run(task, how);
      const runAgain = (error: unknown) => {
        if (isClosed || !deaths.has(error) || isOutOfMemory(error)) throw error;
        if (isOnce) throw new ThreadEnded(String(error));
        onAgain?.();
        return runOnce();
      };
      return runOnce()
        .catch(runAgain)
        .catch((error: unknown) => Promise.reject(unpacked(error)));
    },
    close() {
      isClosed = true;
      refill.stop();
      kills.stop();
      return pool.destroy();
    },
  };
}

/** Whether a task ended since its thread had no more memory: it would again. */
export function isOutOfMemory(error: unknown): boolean {
  return errorCode(error) === 'ERR_WORKER_OUT_OF_MEMORY';
}

function report(reason: string): void {
  console.error(`stoa: ${reason}`);
}

/** Tells what a thread ended with from what its task threw. */
function noteDeaths(pool: Piscina) {
  const errors = new WeakSet<Error>();
  const known = new WeakSet<Worker>();
  pool.on('workerCreate', () => {
    for (const worker of pool.threads) {
      if (known.has(worker)) continue;
      known.add(worker);
      worker.on('error', (error: Error) => errors.add(error));
    }
  });
  return {
    has: (error: unknown) =>
      error instanceof Error && (errors.has(error) || /^worker exited with code/.test(error.message)),
  };
}

/** Piscina begins no more threads of itself once one ended before it was ready: then a task that does nothing has it begin one. */
function keepFull(pool: Piscina, threads: number, isClosed: () => boolean) {
  const backOff = createBackOff(firstPauseMs, longestPauseMs);
  let timer: NodeJS.Timeout | undefined;
  const look = () => {
    timer = undefined;
    if (isClosed() || pool.threads.length >= threads) return;
    pool.run([], { filename: 'node:os', name: 'uptime' }).catch(() => {});
    lookLater();
  };
  const lookLater = () => {
    timer ??= setTimeout(look, backOff.take()).unref();
  };
  pool.on('workerCreate', backOff.reset);
  pool.on('workerDestroy', lookLater);
  return { stop: () => clearTimeout(timer) };
}

/** For trials alone: ends each thread some while after it began, as long on the average as the environment says. */
function killAtRandom(pool: Piscina) {
  const meanMs = Number(process.env.STOA_TRIAL_KILL_THREADS_MS);
  const timers = new Set<NodeJS.Timeout>();
  const killLater = () => {
    const timer = setTimeout(
      () => {
        timers.delete(timer);
        const { threads } = pool;
        if (threads.length === 0) return;
        report('a thread is ended for a trial');
        void threads[Math.floor(Math.random() * threads.length)]?.terminate();
      },
      meanMs * (0.5 + Math.random()),
    ).unref();
    timers.add(timer);
  };
  if (meanMs > 0) pool.on('workerCreate', killLater);
  return { stop: () => timers.forEach(clearTimeout) };
}
