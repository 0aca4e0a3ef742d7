import path from 'node:path';
import { mapAtOnce } from '@/lib/concurrency/map-at-once';
import type { Lease } from '@/lib/process/lease';
import type { BeginStep } from '@/lib/process/progress';
import { readAt } from '@/lib/process/read-at';
import { type ObjectStore, writeObject } from './object-store';
import { placedParts, type StoredFile, type StoredSnapshot, sha256, storedKeys } from './stored-snapshot';

/** Parts on their way at once: what they take of memory is bounded by it. */
const atOnce = 8;

/** Where the files of a snapshot lie on this machine. */
export interface PushedFolders {
  /** The folder of the library's artifacts. */
  readonly root: string;
  /** The folder of the snapshot. */
  readonly folder: string;
}

/** A part where it stands on this machine. */
interface PlacedPart {
  readonly hash: string;
  readonly size: number;
  readonly file: string;
  readonly start: number;
}

/**
 * Sends the parts of a snapshot that are not in the storage.
 * @throws where a file changed since it was described
 */
export async function sendMissingParts(
  store: ObjectStore,
  stored: StoredSnapshot,
  {
    folders,
    lease,
    begin,
  }: {
    readonly folders: PushedFolders;
    readonly lease: Lease;
    readonly begin: BeginStep;
  },
): Promise<{ readonly sentParts: number; readonly sentBytes: number }> {
  const missing = await findMissing(store, partsOnDisk(stored, folders));
  const total = missing.reduce((sum, { size }) => sum + size, 0);
  const progress = begin(`Sending ${missing.length.toLocaleString('en')} parts`);
  let sent = 0;
  await mapAtOnce(missing, atOnce, async ({ hash, size, file, start }) => {
    lease.assertHeld();
    const bytes = await readAt(file, start, size);
    if (sha256(bytes) !== hash) throw new Error(`${file} changed while it was read: run this again`);
    await writeObject(store, storedKeys.part(hash), bytes);
    sent += size;
    progress(sent, total);
  });
  return { sentParts: missing.length, sentBytes: total };
}

function partsOnDisk(stored: StoredSnapshot, { root, folder }: PushedFolders): readonly PlacedPart[] {
  const placed = (folder: string) => (stored: StoredFile) =>
    placedParts(stored).map(({ part: [hash, size], start }) => ({
      ...{ hash, size, start },
      file: path.join(folder, stored.file),
    }));
  return [...stored.files.flatMap(placed(folder)), ...stored.beside.flatMap(placed(root))];
}

/** Those that do not lie in the storage, whatever was pushed before: somebody may have removed some. */
async function findMissing(
  store: ObjectStore,
  placed: readonly PlacedPart[],
): Promise<readonly PlacedPart[]> {
  const missing = new Map(placed.map((part) => [part.hash, part]));
  for (const key of await store.list(storedKeys.parts)) missing.delete(key.slice(storedKeys.parts.length));
  return [...missing.values()];
}
