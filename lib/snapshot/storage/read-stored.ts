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

/**
 * The same for whoever can do without it: undefined where it is not there, or not as it was written.
 * @throws StorageAway, UserError where that cannot be told
 */
export async function findStored(store: ObjectStore, key: string): Promise<StoredSnapshot | undefined> {
  const found = await store.read(key);
  if (found === undefined || found === 'same') return undefined;
  return decodeStored(key, found.bytes).catch(() => undefined);
}

/**
 * What is to be served.
 * @throws where it is not there, not as it was written, or of another snapshot than the current one
 */
export async function readNamed(
  store: ObjectStore,
  { manifest, snapshot }: StoredCurrent,
): Promise<StoredSnapshot> {
  const stored = await readStored(store, manifest);
  if (stored.snapshot !== snapshot)
    throw new Error(`${manifest} in object storage is of another snapshot than ${storedKeys.current} names`);
  return stored;
}
