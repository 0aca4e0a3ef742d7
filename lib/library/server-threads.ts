import os from 'node:os';
import path from 'node:path';
import { currentClientGroup } from '@/lib/concurrency/client-group';
import { openThreads, type Threads } from '@/lib/concurrency/open-threads';
import { runWithin, TookTooLong } from '@/lib/concurrency/run-within';
import { createSemaphore } from '@/lib/concurrency/semaphore';
import { type ThreadProgram, threadProgram } from '@/lib/concurrency/thread-program';
import { readerSignal } from './reader-signal';
import type { GivenTask, ThreadAnswer, ThreadTask } from './thread-task';

/** Name of the bundle of the threads' program, in a standalone folder. */
export const bundledThreadTask = 'thread-task.mjs';

/** Tells a process how many serve beside it, itself among them. */
export const processesVariable = 'STOA_PROCESSES';

const maxThreads = 8;
/** What overruns the time that it should take by far is ended with its thread. */
const stopMs = {
  open: 20_000,
  search: 3000,
  hits: 3000,
  parts: 3000,
  openings: 3000,
  graph: 10_000,
  subject: 30_000,
} as const;
/** Tasks that may wait; beyond, who asks is told that many do. */
const waitingTasks = 500;
const memory = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 8 };

/** Threads for what takes long to work out: searches, how a subject hangs together. A page that is kept never waits for any of it. */
export interface ServerThreads {
  /**
   * Does a task in its turn: clients take turns, and a reader who leaves leaves the line.
   * @throws SemaphoreFull where too many wait already
   * @throws TookTooLong where it was stopped
   */
  run<Task extends ThreadTask>(task: Task): Promise<ThreadAnswer<Task>>;
  /** Has each thread open a folder of search files; resolves when all have. */
  open(folder: string): Promise<void>;
  /** The folder is searched no more. */
  forget(folder: string): void;
  close(): Promise<void>;
}

export interface ServerThreadsOptions {
  /** Called with what goes wrong in a thread. */
  readonly onError?: (reason: string) => void;
  /** What the threads run; the program of this server by default. */
  readonly program?: ThreadProgram;
  /** How many; one a core by default. */
  readonly count?: number;
  /** When any task is ended. */
  readonly stopMs?: number;
}

interface Thread {
  readonly threads: Threads;
  /** Resolves when it has begun, and opened what is open. */
  ready: Promise<unknown>;
  isReady: boolean;
}

export function createServerThreads(options: ServerThreadsOptions = {}): ServerThreads {
  const { program = ownProgram(), count = usualCount(), onError } = options;
  const folders = new Set<string>();
  const all = Array.from({ length: count }, () => beginThread(program, onError));
  const idle = [...all];
  const semaphore = createSemaphore({ running: count, waiting: waitingTasks });
  const give = ({ threads }: Thread, task: ThreadTask) =>
    runWithin(
      threads,
      options.stopMs ?? stopMs[task.kind],
      (clock): GivenTask => ({ task, clock, folders: [...folders] }),
      { waitsForWork: true },
    );
  const openIn = (thread: Thread, which: Iterable<string>) => {
    thread.isReady = false;
    const opened = Promise.all([...which].map((folder) => give(thread, { kind: 'open', folder })));
    // What cannot be opened is said by the first search of it.
    thread.ready = Promise.all([thread.ready, opened.catch(() => {})]).then(() => {
      thread.isReady = true;
    });
    return thread.ready;
  };
  const runIn = async (thread: Thread, task: ThreadTask) => {
    try {
      await thread.ready;
      return await give(thread, task);
    } catch (error) {
      // A new thread takes the place of the one that was ended: whoever comes next finds it ready.
      if (error instanceof TookTooLong && !thread.threads.isClosed) void openIn(thread, folders);
      throw error;
    }
  };
  return {
    run: <Task extends ThreadTask>(task: Task) =>
      semaphore.run(
        async () => {
          const thread = takeIdle(idle);
          try {
            return (await runIn(thread, task)) as ThreadAnswer<Task>;
          } finally {
            idle.unshift(thread);
          }
        },
        currentClientGroup(),
        readerSignal(),
      ),
    async open(folder) {
      folders.add(folder);
      await Promise.all(all.map((thread) => openIn(thread, [folder])));
    },
    forget: (folder) => void folders.delete(folder),
    async close() {
      await Promise.all(all.map(({ threads }) => threads.close()));
    },
  };
}

/** One each, so that it is known which of them a task is given to. */
function beginThread(program: ThreadProgram, onError: ServerThreadsOptions['onError']): Thread {
  const threads = openThreads({
    ...program,
    threads: 1,
    resourceLimits: memory,
    ...(onError ? { onError } : {}),
  });
  return { threads, ready: Promise.resolve(), isReady: true };
}

/** The last that was used of those that are ready: what it read is in its memory. */
function takeIdle(idle: Thread[]): Thread {
  const ready = idle.findIndex(({ isReady }) => isReady);
  const [thread] = idle.splice(Math.max(0, ready), 1);
  if (thread === undefined) throw new Error('More tasks run than there are threads.');
  return thread;
}

function ownProgram(): ThreadProgram {
  return threadProgram(bundledThreadTask, path.join('lib', 'library', 'thread-task.ts'));
}

/** One a core; where several processes serve, each has its part of them. */
function usualCount(): number {
  const processes = Number(process.env[processesVariable]) || 1;
  return Math.max(1, Math.min(maxThreads, Math.ceil(os.availableParallelism() / processes)));
}
