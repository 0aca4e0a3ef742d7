import type { Lease } from '@/lib/process/lease';
import type { BeginStep } from '@/lib/process/progress';
import { UserError } from '@/lib/process/user-error';
import { readCurrentFile } from '@/lib/snapshot/store/current-file';
import { findServed } from '@/lib/snapshot/store/find-served';
import { snapshotsIn } from '@/lib/snapshot/store/snapshot-folders';
import { describeSnapshot } from './describe-files';
import { type ObjectStore, writeObject } from './object-store';
import { pruneStorage } from './prune-storage';
import { takePushLease } from './push-lease';
import { findStored, readCurrent } from './read-stored';
import { sendMissingParts } from './send-parts';
import { encodeCurrent, encodeStored, type StoredCurrent, storedKeys } from './stored-snapshot';

/** A snapshot whose place another took stays so long for servers that have not heard of it, however many there are. */
const graceMs = 900_000;

export interface PushOptions {
  /** The folder of a library's artifacts. */
  readonly root: string;
  readonly begin: BeginStep;
  /** How many snapshots stay in the storage, the current one among them. */
  readonly keep: number;
  readonly now?: () => number;
  readonly renewMs?: number;
}

export interface PushOutcome {
  readonly snapshot: string;
  /** False where it was there already, with all that is known of its meaning; parts of it may have been lost. */
  readonly isNew: boolean;
  readonly sentParts: number;
  readonly sentBytes: number;
  /** Objects that nothing names any more. */
  readonly removed: number;
}

/**
 * Stores the current snapshot of a folder of artifacts, and has it served: parts that are not there, then the list of them,
 * then the object that names it, by one conditional writing. Killed at any moment it leaves what is served as it was, and
 * sends what is missing when it is run again.
 * @throws UserError where somebody else is pushing, or the storage refuses
 */
export async function pushSnapshot(store: ObjectStore, options: PushOptions): Promise<PushOutcome> {
  const lease = await takePushLease(store, options.renewMs);
  try {
    return await push(store, lease, options);
  } finally {
    await lease.release();
  }
}

async function push(
  store: ObjectStore,
  lease: Lease,
  { root, begin, keep, now = Date.now }: PushOptions,
): Promise<PushOutcome> {
  const served = await findServed(root, 'sizes');
  const built = await readCurrentFile(snapshotsIn(root).currentFile);
  if (served === undefined || built === undefined) throw new UserError(`nothing is built in ${root}`);
  const folders = { root, folder: served.folder };
  const found = await readCurrent(store);
  const before = found ? await findStored(store, found.current.manifest) : undefined;
  begin('Reading what is to be stored');
  const stored = await describeSnapshot(folders, before ? [before] : []);
  const { key, bytes } = await encodeStored(stored);
  const snapshot = served.name;
  const sent = await sendMissingParts(store, stored, { folders, lease, begin });
  if (before && found?.current.manifest === key) return { snapshot, isNew: false, ...sent, removed: 0 };
  lease.assertHeld();
  await writeObject(store, key, bytes);
  const { content, builder } = built;
  const current = {
    manifest: key,
    snapshot,
    content,
    builder,
    before: keptOf(found?.current, { key, keep, now }),
  };
  lease.assertHeld();
  await switchTo(store, current, found?.mark);
  begin('Removing what nothing names any more');
  return { snapshot, isNew: true, ...sent, removed: await pruneStorage(store, current, lease) };
}

/** Those before it that stay, the newest first. */
function keptOf(
  current: StoredCurrent | undefined,
  { key, keep, now }: { readonly key: string; readonly keep: number; readonly now: () => number },
): StoredCurrent['before'] {
  if (current === undefined) return [];
  return [{ manifest: current.manifest, until: now() }, ...current.before]
    .filter(({ manifest }) => manifest !== key)
    .filter(({ until }, place) => place < keep - 1 || now() - until < graceMs);
}

/** @throws UserError where another was named meanwhile */
async function switchTo(store: ObjectStore, current: StoredCurrent, was: string | undefined): Promise<void> {
  const condition = was === undefined ? 'new' : { mark: was };
  const mark = await store.write(storedKeys.current, encodeCurrent(current), condition);
  if (mark === undefined)
    throw new UserError('somebody else pushed another snapshot meanwhile: run this again');
}
