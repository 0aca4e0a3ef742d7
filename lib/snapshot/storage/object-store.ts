import { errorCode } from '@/lib/text/error-code';

/** An object as it was when it was read. */
export interface StoredObject {
  readonly bytes: Buffer;
  /** Changes with each writing (its ETag). */
  readonly mark: string;
}

/** When an object may be written: where there is none, or where it is still as it was. */
export type WriteCondition = 'new' | { readonly mark: string };

/** Objects by keys that begin with the owner's prefix, and nothing of how they are reached. */
export interface ObjectStore {
  /** Undefined where there is none; 'same' where it is still what the mark names. */
  read(
    key: string,
    options?: { readonly unless?: string | undefined },
  ): Promise<StoredObject | 'same' | undefined>;
  /** Its mark; undefined where the condition does not hold. */
  write(key: string, bytes: Uint8Array, condition?: WriteCondition): Promise<string | undefined>;
  /** Keys below a folder, itself given with a slash at its end. */
  list(folder: string): Promise<readonly string[]>;
  remove(key: string): Promise<void>;
}

const awayCode = 'STORAGE_AWAY';

/** The storage does not answer, or not now: what is asked may be asked again later. */
export class StorageAway extends Error {
  override readonly name = 'StorageAway';
  readonly code = awayCode;
}

/** Whether that is what went wrong, in this thread or in another. */
export function isStorageAway(error: unknown): boolean {
  return errorCode(error) === awayCode;
}

/**
 * Writes an object whatever stands there.
 * @throws where it was not written
 */
export async function writeObject(store: ObjectStore, key: string, bytes: Uint8Array): Promise<void> {
  const mark = await store.write(key, bytes);
  if (mark === undefined) throw new Error(`${key} was not written`);
}
