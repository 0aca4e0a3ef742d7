import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB } from 'idb';
import { type Kept, type Kind, kinds } from '@/lib/study/model/records';
import type { Remembered } from './memories/remembered';
import { failureOf, StudyFailure } from './study-failure';

/** Raised with each change of the stores; what an older one holds is taken along in `upgrade`. */
const schemaVersion = 3;
const databaseName = 'stoa-study';
/** Another tab that does not let go of an older version is told of after so long. */
const blockedMs = 3_000;

/**
 * What records are found by beside their ids. A tombstone has none of these fields and stands in no index: what is found
 * so was not deleted.
 */
const indexes: Readonly<Partial<Record<Kind, Readonly<Record<string, string | readonly string[]>>>>> = {
  saved: { path: 'path', place: ['list', 'order'] },
  note: { path: 'path' },
  highlight: { path: 'path' },
  review: { moment: ['reviewedMs', 'card'], card: 'card' },
};

interface Indexes {
  readonly path: string;
  readonly place: [list: string, order: string];
  readonly moment: [reviewedMs: number, card: string];
  readonly card: string;
}
/** Beside the records: what cards come to, made of them (`memories`). */
export type StoreName = Kind | 'memory';
type Schema = DBSchema & {
  [Name in StoreName]: {
    key: string;
    value: Name extends Kind ? Kept<Name> : Remembered;
    indexes: Indexes;
  };
};
export type StudyDatabase = IDBPDatabase<Schema>;
/** A transaction that writes to some of the stores. */
export type Writing = IDBPTransaction<Schema, StoreName[], 'readwrite'>;

export interface DatabaseEvents {
  /** The browser took the database away: storage was cleared, or it failed. */
  readonly onTerminated: () => void;
}

/**
 * Opens the database, a store for each kind of record. It makes way for a newer version of the site that another tab opens.
 * @throws StudyFailure
 */
export async function openStudyDatabase({ onTerminated }: DatabaseEvents): Promise<StudyDatabase> {
  if (typeof indexedDB === 'undefined') throw new StudyFailure('unavailable');
  let timer: ReturnType<typeof setTimeout> | undefined;
  const isStuck = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new StudyFailure('blocked')), blockedMs);
  });
  // A race that is won leaves the other promise without a listener.
  isStuck.catch(() => undefined);
  const opening = openDB<Schema>(databaseName, schemaVersion, {
    upgrade: (database, _from, _to, transaction) => {
      if (!database.objectStoreNames.contains('memory'))
        database.createObjectStore('memory', { keyPath: 'id' });
      for (const kind of kinds) {
        const store = database.objectStoreNames.contains(kind)
          ? transaction.objectStore(kind)
          : database.createObjectStore(kind, { keyPath: 'id' });
        for (const [name, keyPath] of Object.entries(indexes[kind] ?? {}))
          if (!store.indexNames.contains(name as keyof Indexes))
            store.createIndex(name as keyof Indexes, keyPath as string | string[]);
      }
    },
    blocking: (_current, _asked, event) => (event.target as IDBDatabase).close(),
    terminated: onTerminated,
  });
  try {
    return await Promise.race([opening, isStuck]);
  } catch (error) {
    // What opens in the end, after nobody waited any more, would hold others up.
    opening.then((late) => late.close()).catch(() => undefined);
    throw failureOf(error);
  } finally {
    clearTimeout(timer);
  }
}
