import type { Change, Kind } from '@/lib/study/model/records';
import type { StudyState } from '@/lib/study/model/study-state';
import { type Front, type FrontRead, readFront } from './front';
import { maker } from './maker';
import { keepPending, takePending } from './pending-changes';
import { readRecords, readStudiedPaths } from './read-records';
import { openStudyDatabase, type StudyDatabase } from './study-database';
import { errorName, failureOf } from './study-failure';
import { type Afterwards, type OnWriting, writeRecords } from './write-records';

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
   * What else is read of the database, as cards are.
   * @throws StudyFailure
   */
  use<Result>(work: (database: StudyDatabase) => Promise<Result>): Promise<Result>;
  /**
   * Merges changes with what is there, in one transaction: all of them or none, and never over a later change of another
   * tab. Resolves once they are kept, with what is there now. A page that is closed meanwhile leaves them to the next one
   * that reads.
   * @throws StudyFailure
   */
  write(changes: readonly Change[], onWriting?: OnWriting): Promise<readonly Change[]>;
  /** Calls back with whatever is written from now on, by this tab too; returns what ends that. */
  subscribe(listener: (news: StudyNews) => void): () => void;
  close(): Promise<void>;
}

/** Tabs of another version do not understand each other: they would see it in the name. */
const channelName = 'stoa-study-1';

/** @param afterwards what is done in the transaction of each change of reviews and cards */
export function createStudyStore(afterwards?: Afterwards): StudyStore {
  const listeners = new Set<(news: StudyNews) => void>();
  const tell = (news: StudyNews) => {
    for (const listener of listeners) listener(news);
  };
  const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(channelName);
  channel?.addEventListener('message', ({ data }: MessageEvent<StudyNews>) => tell(data));
  const connection = connect(() => tell({ kind: 'cleared' }));
  const write: StudyStore['write'] = async (changes, onWriting) => {
    const beside = { ...(afterwards ? { afterwards } : {}), ...(onWriting ? { onWriting } : {}) };
    const kept = await connection.use((database) => writeRecords(database, changes, beside));
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
    use: read,
    write: async (changes, onWriting) => {
      if (changes.length === 0) return [];
      const forget = keepPending(changes, maker.newId());
      return write(changes, onWriting).finally(forget);
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
