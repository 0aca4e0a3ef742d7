import path from 'node:path';
import { mapAtOnce } from '@/lib/concurrency/map-at-once';
import type { Lease } from '@/lib/process/lease';
import type { BeginStep } from '@/lib/process/progress';
import { readAt } from '@/lib/process/read-at';
import type { ObjectStore } from './object-store';
import { type StoredFile, type StoredSnapshot, sha256, storedKeys } from './stored-snapshot';

/** Parts on their way at once: what they take of memory is bounded by it. */
const atOnce = 8;
/** So few are sent without asking which of them are there. */
const fewParts = 32;

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
 * @param before what is there for sure, where anything is
 * @throws where a file changed since it was described
 */
export async function sendMissingParts(
  store: ObjectStore,
  stored: StoredSnapshot,
  {
    folders,
    before,
    lease,
    begin,
  }: {
    readonly folders: PushedFolders;
    readonly before: StoredSnapshot | undefined;
    readonly lease: Lease;
    readonly begin: BeginStep;
  },
): Promise<{ readonly sentParts: number; readonly sentBytes: number }> {
  const missing = await findMissing(store, placedParts(stored, folders), before);
  const total = missing.reduce((sum, { size }) => sum + size, 0);
  const progress = begin(`Sending ${missing.length.toLocaleString('en')} parts`);
  let sent = 0;
  await mapAtOnce(missing, atOnce, async ({ hash, size, file, start }) => {
    lease.assertHeld();
    const bytes = await readAt(file, start, size);
    if (sha256(bytes) !== hash) throw new Error(`${file} changed while it was read: run this again`);
    await store.write(storedKeys.part(hash), bytes);
    sent += size;
    progress(sent, total);
  });
  return { sentParts: missing.length, sentBytes: total };
}

function placedParts(stored: StoredSnapshot, { root, folder }: PushedFolders): readonly PlacedPart[] {
  const placed = (folder: string) => (stored: StoredFile) => {
    let start = 0;
    return stored.parts.map(([hash, size]) => {
      const part = { hash, size, file: path.join(folder, stored.file), start };
      start += size;
      return part;
    });
  };
  return [...stored.files.flatMap(placed(folder)), ...stored.beside.flatMap(placed(root))];
}

async function findMissing(
  store: ObjectStore,
  placed: readonly PlacedPart[],
  before: StoredSnapshot | undefined,
): Promise<readonly PlacedPart[]> {
  const missing = new Map(placed.map((part) => [part.hash, part]));
  for (const { parts } of [...(before?.files ?? []), ...(before?.beside ?? [])])
    for (const [hash] of parts) missing.delete(hash);
  if (missing.size <= fewParts) return [...missing.values()];
  // One that was killed may have sent most of them.
  for (const key of await store.list(storedKeys.parts)) missing.delete(key.slice(storedKeys.parts.length));
  return [...missing.values()];
}
