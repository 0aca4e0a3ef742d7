import { repeat } from '@/lib/concurrency/repeat';
import { meantText } from '@/lib/search/engine/query/meant-text';
import type { Analysis } from '@/lib/search/format/analysis/analysis';
import { findVectors } from '@/lib/search/meaning/vectors/meaning-folder';
import type { findNearestSentence, NearestTask, NearTask } from '@/lib/search/meaning/vectors/near-task';
import { messageOf } from '@/lib/text/error-message';
import { type MeaningThread, shareMeaningThread } from './meaning-thread';

/** What of the thread's program is run for `nearestOf`. */
const nearestFunction: (typeof findNearestSentence)['name'] = 'findNearestSentence';

/** How often is looked whether the vectors of what is served are there: another process makes them. */
const lookMs = 300;
/** What could not be used is looked at again after so long. */
const againMs = 60_000;

/** What is near a query in one snapshot, once its vectors are there. */
export interface LibraryMeaning {
  /** The bytes of a list, for a text as `meantText` gives it; undefined where it cannot be known, or not in time. */
  near(text: string): Promise<Uint8Array | undefined>;
  /** What is asked of a query as it was typed. */
  textOf(query: string): string;
  /** Which of some sentences is nearest a text; undefined where `near` would be. */
  nearestOf(text: string, sentences: readonly string[]): Promise<number | undefined>;
  readonly isReady: boolean;
  /** How far the process is that makes the vectors, where it told so. */
  progress?: { readonly done: number; readonly total: number };
  /** The build of the search index whose numbers a list holds. */
  readonly build: string;
  close(): Promise<void>;
}

export const noMeaning: LibraryMeaning = {
  near: async () => undefined,
  textOf: () => '',
  nearestOf: async () => undefined,
  isReady: false,
  build: '',
  close: async () => {},
};

export interface MeaningOptions {
  /** Folder of the library's artifacts. */
  readonly root: string;
  readonly snapshot: string;
  readonly build: string;
  readonly analysis: Analysis;
  /** Called once, with why search goes by words alone. */
  readonly onFailure: (reason: string) => void;
  readonly lookEveryMs?: number;
  /** Where the model runs; the thread that all snapshots of the process share by default. */
  readonly thread?: MeaningThread;
}

/** Finds the vectors of a snapshot now or when they come. */
export function openLibraryMeaning(options: MeaningOptions): LibraryMeaning {
  const { root, snapshot, analysis, lookEveryMs = lookMs } = options;
  const thread = options.thread ?? shareMeaningThread();
  let found: Omit<NearTask, 'text'> | undefined;
  let isClosed = false;
  let lastReason = '';
  let pauseMs = lookEveryMs;
  const look = async () => {
    const vectors = await findVectors(root, snapshot);
    if (isClosed) return;
    pauseMs = lookEveryMs;
    if (vectors === undefined) return;
    const task = { vectors: vectors.file, model: vectors.ownModel };
    try {
      await thread.run({ ...task, text: undefined } satisfies NearTask);
      if (isClosed) return;
      found = task;
      looking.close();
    } catch (error) {
      if (isClosed) return;
      const reason = messageOf(error);
      if (reason !== lastReason) options.onFailure(reason);
      lastReason = reason;
      // What is damaged is made anew by whoever makes it.
      pauseMs = againMs;
    }
  };
  const looking = repeat(look, () => pauseMs, { firstMs: 0 });
  const near = async (text: string) => {
    if (found === undefined || text === '') return undefined;
    const list = await thread.inTurn({ ...found, text } satisfies NearTask);
    return list instanceof Uint8Array ? list : undefined;
  };
  return {
    near,
    build: options.build,
    textOf: (query) => meantText(query, analysis).text,
    async nearestOf(text, sentences) {
      if (found === undefined || text === '' || sentences.length === 0) return undefined;
      const task = { model: found.model, text, sentences } satisfies NearestTask;
      const place = await thread.inTurn(task, nearestFunction);
      return typeof place === 'number' ? place : undefined;
    },
    get isReady() {
      return found !== undefined;
    },
    async close() {
      isClosed = true;
      looking.close();
      found = undefined;
      await thread.close();
    },
  };
}
