import path from 'node:path';
import { createBoundedCache } from '@/lib/concurrency/bounded-cache';
import { isStorageAway, type ObjectStore, StorageAway } from './object-store';
import { createPartCache } from './part-cache';
import { createS3Store } from './s3-store';
import type { StorageSettings } from './storage-settings';
import { type Part, sha256, storedKeys } from './stored-snapshot';

/** Bytes of parts in the memory of each thread: one search or answer reads the same part several times. */
const keptBytes = 8 * 1024 * 1024;
/**
 * A reader waits: what does not come soon is said to be away. All tries together are over before a thread that waits for
 * them is ended (`runWithin`, four times 3 s): the reader would be told that it took too long, and the thread be lost.
 */
const patience = { timeoutMs: 3500, tries: 3 };
/** Who asks so soon after that is not kept waiting for the same. */
const awayMs = 1000;

/** Reads parts from memory, this machine's disk or the storage, whichever has them. */
export interface PartReader {
  /** @throws StorageAway where it is not on this machine and cannot be fetched now */
  read(part: Part): Promise<Buffer>;
  /** Has it on the disk, and reads nothing that is there. */
  keep(part: Part): Promise<void>;
  /** The same as `read`, for what is written elsewhere on the disk: no second copy of it is kept. */
  fetch(part: Part): Promise<Buffer>;
}

export interface PartReaderOptions {
  readonly store: ObjectStore;
  /** Folder of the parts that are kept. */
  readonly folder: string;
  readonly cacheBytes: number;
}

/** The same for all who read one storage on this machine, in whichever thread or process. */
export function partReaderOf(settings: StorageSettings): PartReader {
  return createPartReader({
    store: createS3Store(settings, patience),
    folder: path.join(cacheRoot(settings), 'parts'),
    cacheBytes: settings.cacheBytes,
  });
}

/** Folder on this machine of what is read of one storage, which is a folder of artifacts too. */
export function cacheRoot({ cache, endpoint, bucket, prefix }: StorageSettings): string {
  return path.join(cache, sha256(Buffer.from([endpoint, bucket, prefix].join('\n'))).slice(0, 12));
}

export function createPartReader({ store, folder, cacheBytes }: PartReaderOptions): PartReader {
  const cache = createPartCache(folder, cacheBytes);
  const kept = createBoundedCache<string, Buffer>(keptBytes, (bytes) => bytes.length);
  const fetching = new Map<string, Promise<Buffer>>();
  const ask = askUnlessAway(store);
  const fetchPart = async ([hash, size]: Part) => {
    const found = await ask(storedKeys.part(hash));
    // It may be named by a snapshot that another has long taken the place of.
    if (found === undefined || found === 'same') throw new StorageAway(`part ${hash} is not in the storage`);
    if (found.bytes.length !== size || sha256(found.bytes) !== hash)
      throw new StorageAway(`part ${hash} is not as it was written`);
    return found.bytes;
  };
  const fetchAndKeep = async (part: Part) => {
    const bytes = await fetchPart(part);
    // A disk that is full or cannot be written is no reason not to answer.
    await cache.write(part[0], bytes).catch(() => {});
    return bytes;
  };
  const shared = (part: Part) => {
    const [hash] = part;
    const known = fetching.get(hash) ?? fetchAndKeep(part).finally(() => fetching.delete(hash));
    fetching.set(hash, known);
    return known;
  };
  return {
    async read(part) {
      const [hash] = part;
      const known = kept.get(hash);
      if (known !== undefined) return known;
      const bytes = (await cache.read(hash)) ?? (await shared(part));
      kept.set(hash, bytes);
      return bytes;
    },
    async keep(part) {
      if (!(await cache.touch(part[0]))) await shared(part);
    },
    fetch: async (part) => (await cache.read(part[0])) ?? fetchPart(part),
  };
}

/** Reads objects; where the storage was away just now it says so at once. */
function askUnlessAway(store: ObjectStore): (key: string) => ReturnType<ObjectStore['read']> {
  let last: { readonly error: unknown; readonly at: number } | undefined;
  return async (key) => {
    if (last && performance.now() - last.at < awayMs) throw last.error;
    try {
      return await store.read(key);
    } catch (error) {
      if (isStorageAway(error)) last = { error, at: performance.now() };
      throw error;
    }
  };
}
