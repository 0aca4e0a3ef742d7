import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { type Repeating, repeat } from '@/lib/concurrency/repeat';
import { createSemaphore, type Semaphore } from '@/lib/concurrency/semaphore';
import { createShare } from '@/lib/concurrency/share';
import { removeUnused } from '@/lib/search/meaning/vectors/meaning-folder';
import { readCurrentFile, writeCurrentFile } from '@/lib/snapshot/store/current-file';
import { findServed } from '@/lib/snapshot/store/find-served';
import { removeOldSnapshots } from '@/lib/snapshot/store/remove-old';
import { type SnapshotFolders, snapshotsIn } from '@/lib/snapshot/store/snapshot-folders';
import { type DamageWatch, watchDamage } from '@/lib/snapshot/store/watch-damage';
import { messageOf } from '@/lib/text/error-message';
import { bringSnapshot } from './bring-snapshot';
import { isFar } from './far-snapshots';
import { isStorageAway, type ObjectStore } from './object-store';
import type { PartReader } from './part-reader';
import { readCurrentUnless, readNamed } from './read-stored';
import type { Part, StoredSnapshot } from './stored-snapshot';

export interface FollowOptions {
  readonly store: ObjectStore;
  readonly parts: PartReader;
  /** The folder of artifacts on this machine. */
  readonly root: string;
  /** Bytes of parts that this machine keeps. */
  readonly cacheBytes: number;
  readonly lookEveryMs: number;
  readonly log: (message: string) => void;
  /** Called when something is wrong with the storage, and with undefined once nothing is. */
  readonly onTrouble: (trouble: StorageTrouble | undefined) => void;
}

/** Why what is served may be older than what was pushed. */
export interface StorageTrouble {
  readonly reason: string;
  /** Whether the storage does not answer: then what is not on this machine cannot be read. */
  readonly isAway: boolean;
}

export interface StorageFollower {
  /** Looks now, and then again and again. @returns what went wrong now, which is tried again */
  begin(): Promise<StorageTrouble | undefined>;
  close(): void;
}

/** Those of one process that bring into the same folder take turns: what they write has the name of the process. */
const shareTurns = createShare<Semaphore & { close(): void }>();

function beginTurns() {
  return { ...createSemaphore({ running: 1, waiting: Number.POSITIVE_INFINITY }), close() {} };
}

/**
 * Brings each snapshot that is pushed to a storage into a folder of artifacts on this machine, which servers follow as if
 * it had been built there. Where the storage does not answer, what was brought last stays.
 */
export function followStorage(options: FollowOptions): StorageFollower {
  const { store, log, lookEveryMs } = options;
  const folders = snapshotsIn(options.root);
  let mark: string | undefined;
  let trouble: StorageTrouble | undefined;
  const filler = createFiller(options);
  const turns = shareTurns(options.root, beginTurns);
  let repeating: Repeating | undefined;
  let watching: DamageWatch | undefined;
  let isClosed = false;
  const distrust = () => {
    mark = undefined;
  };
  const look = async () => {
    if (mark !== undefined && !(await isThere(folders))) distrust();
    const found = await readCurrentUnless(store, mark);
    if (found === 'same') return filler.begin();
    if (found === undefined) throw new Error('no snapshot was pushed to the object storage yet');
    const { current } = found;
    const stored = await readNamed(store, current);
    const folder = await turns.value.run(() => takeUp(stored, current, { ...options, folders }));
    mark = found.mark;
    watching?.close();
    // A cache may be lost or damaged: it is brought again.
    if (!isClosed) watching = watchDamage(folder, distrust, lookEveryMs);
    filler.begin(stored);
  };
  const lookAgain = async () => {
    const failed = await look().then(() => undefined, troubleOf);
    if (failed?.reason === trouble?.reason) return;
    trouble = failed;
    log(failed ? `${failed.reason}; what was brought last is served` : 'the object storage answers again');
    options.onTrouble(failed);
  };
  return {
    async begin() {
      await lookAgain();
      if (!isClosed) repeating = repeat(lookAgain, lookEveryMs);
      return trouble;
    },
    close() {
      if (isClosed) return;
      isClosed = true;
      void turns.leave();
      filler.close();
      watching?.close();
      repeating?.close();
    },
  };
}

/** Whether what was brought last is there, by its sizes; what those do not tell is watched for. */
async function isThere({ root }: SnapshotFolders): Promise<boolean> {
  return findServed(root, 'sizes').then(
    (found) => found !== undefined,
    () => false,
  );
}

function troubleOf(error: unknown): StorageTrouble {
  return { reason: messageOf(error), isAway: isStorageAway(error) };
}

async function takeUp(
  stored: StoredSnapshot,
  { content, builder }: { readonly content: string; readonly builder: string },
  { folders, parts }: FollowOptions & { readonly folders: SnapshotFolders },
): Promise<string> {
  const before = (await readCurrentFile(folders.currentFile))?.snapshot;
  const beforeFolder = before === undefined ? undefined : path.join(folders.snapshots, before);
  const folder = await bringSnapshot(stored, { folders, parts, before: beforeFolder });
  await writeCurrentFile(folders.currentFile, { snapshot: stored.snapshot, content, builder });
  await removeOldSnapshots(folders.snapshots, stored.snapshot, before);
  await removeOldMeaning(stored, folders);
  return folder;
}

/** Vectors of snapshots that are gone would fill the disk: each comes beside its snapshot, and is not of it. */
async function removeOldMeaning(
  { beside }: StoredSnapshot,
  { root, snapshots }: SnapshotFolders,
): Promise<void> {
  const model = beside[0]?.file.split('/')[1];
  if (model !== undefined) await removeUnused(root, model, await readdir(snapshots));
}

/** Brings the rest ahead of readers where there is room for all of it: then the storage may go away. */
function createFiller({ parts, cacheBytes }: FollowOptions) {
  let wanted: Part[] = [];
  let isFilling = false;
  const fill = async () => {
    for (let part = wanted[0]; part; part = wanted[0]) {
      const list = wanted;
      await parts.keep(part);
      if (wanted === list) wanted.shift();
    }
  };
  return {
    /** @param stored another snapshot from now on; else what is left of the one before, where that failed */
    begin(stored?: StoredSnapshot): void {
      if (stored) {
        const far = stored.files.filter(({ file }) => isFar(file)).flatMap((file) => file.parts);
        wanted = far.reduce((sum, [, size]) => sum + size, 0) > cacheBytes ? [] : far;
      }
      if (isFilling) return;
      isFilling = true;
      // What fails is tried again with the next look.
      void fill()
        .catch(() => {})
        .finally(() => {
          isFilling = false;
        });
    },
    close() {
      wanted = [];
    },
  };
}
