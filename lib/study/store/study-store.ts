import { unwrap } from 'idb';
import { laterOf } from '@/lib/study/model/merge';
import type { Change, Kept, Kind } from '@/lib/study/model/records';
import type { StudyState } from '@/lib/study/model/study-state';
import { type Front, type FrontRead, readFront } from './front';
import { forgetOverviews } from './kept-overview';
import { maker } from './maker';
import { keepPending, takePending } from './pending-changes';
import { readRecords, readStudiedPaths } from './read-records';
import { openStudyDatabase, type StudyDatabase, type Writing } from './study-database';
import { errorName, failureOf } from './study-failure';

/** What was written, in this tab or another; `cleared` where everything is gone and has to be read again. */
export type StudyNews =
  | { readonly kind: 'changes'; readonly changes: readonly Change[] }
  | { readonly kind: 'cleared' };

/** What a reader keeps on this device. Nothing is opened before it is first asked for something. */
export interface StudyStore {
  /**
   * The records of some kinds; the others are empty.
   * @throws StudyFailure
   */
  read(kinds: readonly Kind[]): Promise<StudyState>;
  /**
   * What a page shows first, of a few records: a phone reads thousands in the time of a blink and more.
   * @throws StudyFailure
   */
  readFront(front: Front): Promise<FrontRead>;
  /**
   * Question paths that were saved, those tested last before them.
   * @throws StudyFailure
   */
  readStudiedPaths(most: number): Promise<readonly string[]>;
  /**
   * Merges changes with what is there, in one transaction: all of them or none, and never over a later change of another
   * tab. Resolves once they are kept, with what is there now. A page that is closed meanwhile leaves them to the next one
   * that reads.
   * @throws StudyFailure
   */
  write(changes: readonly Change[]): Promise<readonly Change[]>;
  /** Calls back with whatever is written from now on, by this tab too; returns what ends that. */
  subscribe(listener: (news: StudyNews) => void): () => void;
  close(): Promise<void>;
}

/** Tabs of another version do not understand each other: they would see it in the name. */
const channelName = 'stoa-study-1';

export function createStudyStore(): StudyStore {
  const listeners = new Set<(news: StudyNews) => void>();
  const tell = (news: StudyNews) => {
    for (const listener of listeners) listener(news);
  };
  const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(channelName);
  channel?.addEventListener('message', ({ data }: MessageEvent<StudyNews>) => tell(data));
  const connection = connect(() => tell({ kind: 'cleared' }));
  const write = async (changes: readonly Change[]) => {
    const kept = await connection.use((database) => writeRecords(database, changes));
    forgetOverviews(new Set(changes.map(({ kind }) => kind)));
    const news: StudyNews = { kind: 'changes', changes: kept };
    channel?.postMessage(news);
    tell(news);
    return kept;
  };
  let left: Promise<void> | undefined;
  /** Reads what is kept once what closed pages left behind is among it. */
  const read = async <Result>(work: (database: StudyDatabase) => Promise<Result>) => {
    left ??= writeLeft(write);
    await left;
    return connection.use(work);
  };
  return {
    read: (kinds) => read((database) => readRecords(database, kinds)),
    readFront: (front) => read((database) => readFront(database, front)),
    readStudiedPaths: (most) => read((database) => readStudiedPaths(database, most)),
    write: async (changes) => {
      if (changes.length === 0) return [];
      const forget = keepPending(changes, maker.newId());
      return write(changes).finally(forget);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: async () => {
      channel?.close();
      listeners.clear();
      await connection.close();
    },
  };
}

/** Writes what pages that were closed left behind; where it cannot be, it is left to the next one. */
async function writeLeft(write: StudyStore['write']): Promise<void> {
  const { changes, forget } = takePending();
  if (changes.length > 0) await write(changes).then(forget, () => undefined);
}

interface Connection {
  use<Result>(work: (database: StudyDatabase) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

/** Opens the database when it is needed, and once more where it was closed meanwhile: for a newer tab, or by the browser. */
function connect(onTerminated: () => void): Connection {
  let opened: Promise<StudyDatabase> | undefined;
  const forget = () => {
    opened = undefined;
  };
  const open = () => {
    opened ??= openStudyDatabase({
      onTerminated: () => {
        forget();
        onTerminated();
      },
    });
    return opened;
  };
  const attempt = async <Result>(work: (database: StudyDatabase) => Promise<Result>) => {
    const opening = open();
    const database = await opening.catch((error: unknown) => {
      forget();
      throw failureOf(error);
    });
    return work(database).catch((error: unknown) => {
      if (isClosed(error) && opened === opening) forget();
      throw error;
    });
  };
  return {
    use: async (work) => {
      try {
        return await attempt(work).catch((error: unknown) => {
          if (isClosed(error)) return attempt(work);
          throw error;
        });
      } catch (error) {
        throw failureOf(error);
      }
    },
    close: async () => {
      const closing = opened;
      forget();
      await closing?.then((database) => database.close()).catch(() => undefined);
    },
  };
}

/** What a transaction says of a connection that was closed under it. */
function isClosed(error: unknown): boolean {
  return errorName(error) === 'InvalidStateError' || errorName(error) === 'AbortError';
}

/** More changes than these are compared with all that is there, not one by one. */
const manyChanges = 200;

/** @returns for each change what is kept now */
async function writeRecords(database: StudyDatabase, changes: readonly Change[]): Promise<readonly Change[]> {
  const kinds = [...new Set(changes.map(({ kind }) => kind))];
  const transaction = database.transaction(kinds, 'readwrite');
  const write = changes.length > manyChanges ? writeMany : writeEach;
  const writing = write(transaction, changes);
  // Why it was aborted says more than that a request of it was.
  try {
    await Promise.all([writing, transaction.done]);
  } catch (error) {
    abort(transaction);
    throw transaction.error ?? error;
  }
  return writing;
}

function writeEach(transaction: Writing, changes: readonly Change[]): Promise<readonly Change[]> {
  const write = async ({ kind, record }: Change): Promise<Change> => {
    const store = transaction.objectStore(kind);
    const before: Kept<Kind> | undefined = await store.get(record.id);
    const later = before ? laterOf<Kept<Kind>>(before, record) : record;
    if (later !== before) await store.put(later);
    return { kind, record: later } as Change;
  };
  return Promise.all(changes.map(write));
}

/** So many are handed over before what else the page has to do: it is not held up for seconds. */
const putAtOnce = 500;

/** A file brings thousands: what is there is read at once, and few requests are waited for. */
async function writeMany(transaction: Writing, changes: readonly Change[]): Promise<readonly Change[]> {
  const present = new Map<Kind, Map<string, Kept<Kind>>>();
  for (const kind of transaction.objectStoreNames) {
    const records: readonly Kept<Kind>[] = await transaction.objectStore(kind).getAll();
    present.set(kind, new Map(records.map((record) => [record.id, record])));
  }
  const kept: Change[] = [];
  let put = 0;
  for (const { kind, record } of changes) {
    const records = present.get(kind);
    const before = records?.get(record.id);
    const later = before ? laterOf<Kept<Kind>>(before, record) : record;
    kept.push({ kind, record: later } as Change);
    if (later === before) continue;
    records?.set(record.id, later);
    put += 1;
    const store = transaction.objectStore(kind);
    if (put % putAtOnce === 0) await store.put(later);
    else unwrap(store).put(later);
  }
  return kept;
}

/** A request that fails by itself takes the others with it; one that could not even be made does not. */
function abort(transaction: { abort(): void; readonly done: Promise<void> }): void {
  transaction.done.catch(() => undefined);
  try {
    transaction.abort();
  } catch {
    // It was aborted already.
  }
}
