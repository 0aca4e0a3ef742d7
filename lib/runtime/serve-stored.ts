import { setTimeout as pause } from 'node:timers/promises';
import { UserError } from '@/lib/process/user-error';
import { readFarSnapshots } from '@/lib/snapshot/storage/far-snapshots';
import { followStorage, type StorageFollower } from '@/lib/snapshot/storage/follow-storage';
import { cacheRoot, partReaderOf } from '@/lib/snapshot/storage/part-reader';
import { createS3Store } from '@/lib/snapshot/storage/s3-store';
import type { StorageSettings } from '@/lib/snapshot/storage/storage-settings';
import { readCurrentFile, writeCurrentFile } from '@/lib/snapshot/store/current-file';
import { findOther, findServed } from '@/lib/snapshot/store/find-served';
import { snapshotsIn } from '@/lib/snapshot/store/snapshot-folders';
import { setStorageTrouble, tellWorkersOfStorage } from './storage-trouble';

/** A start waits so long for another snapshot than the one that was brought before. */
const longestWaitMs = 3000;
const patience = { timeoutMs: 10_000, tries: 2 };

/**
 * Brings what was pushed to object storage into a folder of artifacts on this machine, and each snapshot that is pushed
 * later: those that serve follow that folder.
 * @returns the folder, and what ends the following
 * @throws UserError where nothing can be brought, and nothing was before
 */
export async function bringStored(
  settings: StorageSettings,
  log: (message: string) => void,
): Promise<{ readonly root: string } & Pick<StorageFollower, 'close'>> {
  const root = cacheRoot(settings);
  // Threads and processes that begin later read the same folder, wherever they stand.
  process.env.STOA_SNAPSHOTS_CACHE = settings.cache;
  readFarSnapshots();
  tellWorkersOfStorage();
  const { cacheBytes, lookEveryMs } = settings;
  const follower = followStorage({
    store: createS3Store(settings, patience),
    parts: partReaderOf(settings),
    root,
    cacheBytes,
    lookEveryMs,
    log,
    onTrouble: setStorageTrouble,
  });
  // What was brought before, where it is whole, need not wait for a storage that hangs.
  const hasOlder = await hasWhole(root);
  const first = follower.begin();
  const trouble = await (hasOlder ? Promise.race([first, pause(longestWaitMs)]) : first);
  if (trouble && !hasOlder) {
    follower.close();
    throw new UserError(`nothing can be served: ${trouble.reason}`);
  }
  return { root, close: follower.close };
}

/** Whether there is something whole to serve; where what names it was lost, it is named again. */
async function hasWhole(root: string): Promise<boolean> {
  const { currentFile } = snapshotsIn(root);
  const found = (await findServed(root, 'bytes').catch(() => undefined)) ?? (await findOther(root, ''));
  if (found === undefined) return false;
  if ((await readCurrentFile(currentFile)) === undefined)
    await writeCurrentFile(currentFile, { snapshot: found.name, content: '', builder: '' });
  return true;
}
