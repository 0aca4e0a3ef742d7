import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

/** Raised with each change of the stores. What is kept is only a copy: an older form of it is dropped, and fetched anew. */
const schemaVersion = 1;
const databaseName = 'stoa-offline';

/** A subject that is kept, or on its way. */
export interface KeptSubject {
  readonly slug: string;
  readonly title: string;
  /** Its place among the subjects of the library. */
  readonly place: number;
  readonly state: 'keeping' | 'paused' | 'kept' | 'stopped';
  /** Why it was stopped: no room is left; the library no longer has it; what came could not be read. */
  readonly reason?: 'full' | 'gone' | 'unreadable' | undefined;
  readonly questions: number;
  /** Questions of the whole library, as far as known. */
  readonly of: number;
  /** Pages that are to be kept, and those that are. */
  readonly pages: number;
  readonly done: number;
  /** Whether it waits for a connection. */
  readonly isWaiting?: boolean | undefined;
  /** Bytes as they are kept, compressed. */
  readonly bytes: number;
  /** Addresses of the scripts and styles that its pages name. */
  readonly files?: readonly string[] | undefined;
  /** Name of the list that is wholly kept, and of its search file. */
  readonly version?: string | undefined;
  readonly search?: string | undefined;
  /** When the list came, by the clock of the site, and when it was last asked for, by that of the device. */
  readonly keptMs?: number | undefined;
  readonly askedMs?: number | undefined;
}

/** Where a page of a kept subject lies. */
export interface KeptPageRecord {
  readonly path: string;
  readonly subject: string;
  /** Names what it holds. */
  readonly hash: string;
  /** Address of the packed file that holds it, and where in that; the page itself where it was fetched alone. */
  readonly file: string;
  readonly start: number;
  readonly length: number;
  readonly keptMs: number;
}

interface Schema extends DBSchema {
  subject: { key: string; value: KeptSubject };
  page: { key: string; value: KeptPageRecord; indexes: { subject: string } };
}

export type OfflineDatabase = IDBPDatabase<Schema>;

/**
 * Opens the list of what is kept offline; worker and pages read and write the same.
 * @param onClosed called where it is taken away: another tab removes it, or the browser cleared its store
 */
export function openOfflineDatabase(onClosed?: () => void): Promise<OfflineDatabase> {
  return openDB<Schema>(databaseName, schemaVersion, {
    upgrade(database) {
      for (const name of [...database.objectStoreNames]) database.deleteObjectStore(name);
      database.createObjectStore('subject', { keyPath: 'slug' });
      database.createObjectStore('page', { keyPath: 'path' }).createIndex('subject', 'subject');
    },
    blocking(_current, _asked, event) {
      (event.target as IDBDatabase).close();
      onClosed?.();
    },
    terminated: () => onClosed?.(),
  });
}
