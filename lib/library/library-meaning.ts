import path from 'node:path';
import { meantText } from '@/lib/search/engine/meant-text';
import type { Analysis } from '@/lib/search/format/analysis';
import { findVectors } from '@/lib/search/meaning/meaning-folder';
import type { NearTask } from '@/lib/search/meaning/near-task';
import { openThreads, type Threads } from '@/lib/threads/open-threads';
import { threadProgram } from '@/lib/threads/thread-program';

/** Name of the bundle of the thread's program, in a standalone folder. */
export const bundledNearTask = 'near-task.mjs';
const nearTask = path.join('lib', 'search', 'meaning', 'near-task.ts');

/** How often is looked whether the vectors of what is served are there: another process makes them. */
const lookMs = 300;
/** What could not be used is looked at again after so long. */
const againMs = 60_000;
/** Who waits longer is answered by words alone. */
const patienceMs = 500;
/** A list takes 3 ms: more may not wait. */
const mostWaiting = 100;

/** What is near a query in one generation, once its vectors are there. */
export interface LibraryMeaning {
  /** The bytes of a list, for a text as `meantText` gives it; undefined where it cannot be known, or not in time. */
  near(text: string): Promise<Uint8Array | undefined>;
  /** The same for a query as it was typed. */
  nearQuery(query: string): Promise<Uint8Array | undefined>;
  readonly isReady: boolean;
  /** How far the process is that makes the vectors, where it told so. */
  progress?: { readonly done: number; readonly total: number };
  /** The build of the search index whose numbers a list holds. */
  readonly build: string;
  close(): Promise<void>;
}

export const noMeaning: LibraryMeaning = {
  near: async () => undefined,
  nearQuery: async () => undefined,
  isReady: false,
  build: '',
  close: async () => {},
};

/** One model for the process: all generations that are open at a time share it. */
let shared: { readonly threads: Threads; users: number } | undefined;

export interface MeaningOptions {
  /** Folder of the library's artefacts. */
  readonly root: string;
  readonly generation: string;
  readonly build: string;
  readonly analysis: Analysis;
  /** Told, once, why search goes by words alone. */
  readonly onFailure: (reason: string) => void;
  readonly lookEveryMs?: number;
}

/** Finds the vectors of a generation now or when they come. */
export function openLibraryMeaning(options: MeaningOptions): LibraryMeaning {
  const { root, generation, analysis, lookEveryMs = lookMs } = options;
  let used: NonNullable<typeof shared> | undefined;
  let found: Omit<NearTask, 'text'> | undefined;
  let isClosed = false;
  let waiting = 0;
  let lastReason = '';
  const ask = (task: NearTask) => {
    if (used === undefined) {
      shared ??= {
        threads: openThreads({ ...threadProgram(bundledNearTask, nearTask), threads: 1 }),
        users: 0,
      };
      shared.users += 1;
      used = shared;
    }
    return used.threads.run(task) as Promise<Uint8Array | undefined>;
  };
  const look = async () => {
    const vectors = await findVectors(root, generation);
    if (isClosed) return;
    if (vectors === undefined) {
      timer = setTimeout(look, lookEveryMs).unref();
      return;
    }
    const task = { vectors: vectors.file, model: vectors.ownModel };
    try {
      await ask({ ...task, text: undefined });
      if (!isClosed) found = task;
    } catch (error) {
      if (isClosed) return;
      const reason = error instanceof Error ? error.message : String(error);
      if (reason !== lastReason) options.onFailure(reason);
      lastReason = reason;
      // What is damaged is made anew by whoever makes it.
      timer = setTimeout(look, againMs).unref();
    }
  };
  let timer: NodeJS.Timeout | undefined;
  void look();
  const near = async (text: string) => {
    if (found === undefined || text === '' || waiting >= mostWaiting) return undefined;
    waiting += 1;
    const list = ask({ ...found, text })
      .catch(() => undefined)
      .finally(() => {
        waiting -= 1;
      });
    return Promise.race([list, after(patienceMs)]);
  };
  return {
    near,
    build: options.build,
    nearQuery: (query) => near(meantText(query, analysis).text),
    get isReady() {
      return found !== undefined;
    },
    async close() {
      isClosed = true;
      clearTimeout(timer);
      found = undefined;
      if (used === undefined) return;
      used.users -= 1;
      if (used.users > 0) return;
      if (shared === used) shared = undefined;
      await used.threads.close();
    },
  };
}

function after(ms: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(resolve, ms, undefined).unref());
}
