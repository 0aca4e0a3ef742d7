import type { ObjectStore } from './object-store';
import {
  decodeCurrent,
  decodeStored,
  type StoredCurrent,
  type StoredSnapshot,
  storedKeys,
} from './stored-snapshot';

/** What is to be served, and the mark of the object that says so; undefined where nothing was pushed, 'same' where that is what the mark names. */
export async function readCurrentUnless(
  store: ObjectStore,
  unless: string | undefined,
): Promise<{ readonly current: StoredCurrent; readonly mark: string } | 'same' | undefined> {
  const found = await store.read(storedKeys.current, { unless });
  if (found === undefined || found === 'same') return found;
  return { current: decodeCurrent(found.bytes), mark: found.mark };
}

/** The same, whatever it was before. */
export async function readCurrent(
  store: ObjectStore,
): Promise<{ readonly current: StoredCurrent; readonly mark: string } | undefined> {
  const found = await readCurrentUnless(store, undefined);
  return found === 'same' ? undefined : found;
}

/** @throws where it is not there, or not as it was written */
export async function readStored(store: ObjectStore, key: string): Promise<StoredSnapshot> {
  const found = await store.read(key);
  if (found === undefined || found === 'same') throw new Error(`${key} is missing in object storage`);
  return decodeStored(key, found.bytes);
}
