import { type FSWatcher, watch } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { repeat } from '@/lib/concurrency/repeat';
import { scanFolder } from '@/lib/snapshot/build/read/scan-folder';
import { errorCode } from '@/lib/text/error-code';

/** Editors write a file in several steps. More waiting is not needed: the process that builds takes half a second to begin. */
const quietMs = 60;
/**
 * How often is looked whether another folder stands in the place of the one that is watched: where a link is led elsewhere
 * or something is mounted, no event says so.
 */
const lookMs = 1000;
/** How often all files are looked at where the system watches no more folders. */
const lookAtAllMs = 2000;

interface Watched {
  /** Undefined where the system refused it. */
  readonly watcher: FSWatcher | undefined;
  /** Tells a folder from another that was put in its place. */
  readonly inode: string;
}

/**
 * Calls back when something in a library folder changed and it has been quiet since. The folder and all folders in it are
 * watched, not each file: a library of 36,000 needs a watcher a subject. One that is replaced, or goes and comes back, is
 * watched again.
 */
export async function watchFolder(
  folder: string,
  onChange: () => void,
  log: (message: string) => void = () => {},
): Promise<{ close(): void }> {
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;
  let seen: string | undefined;
  const watchers = createWatchers(folder, () => notice());
  const fingerprint = () => scanFolder(folder).then(({ fingerprint }) => fingerprint, String);
  const addAll = async () => {
    const refused = await watchers.update();
    if (isClosed) return watchers.close();
    if (refused === undefined) seen = undefined;
    else if (seen === undefined) {
      seen = await fingerprint();
      const often = `looking for edits every ${lookAtAllMs / 1000} s instead`;
      log(`the system watches no more folders (${refused}); ${often}: raise fs.inotify.max_user_watches`);
    }
  };
  const look = async () => {
    if (await watchers.isReplaced()) return notice();
    if (seen === undefined) return;
    const found = await fingerprint();
    if (found === seen) return;
    seen = found;
    notice();
  };
  function notice(): void {
    if (isClosed) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      void addAll().then(() => {
        if (!isClosed) onChange();
      });
    }, quietMs);
  }
  await addAll();
  const looking = repeat(look, () => (seen === undefined ? lookMs : lookAtAllMs));
  return {
    close() {
      isClosed = true;
      clearTimeout(timer);
      looking.close();
      watchers.close();
    },
  };
}

/** A watcher for a folder and for each folder in it. */
function createWatchers(folder: string, notice: () => void) {
  const watchers = new Map<string, Watched>();
  const drop = (watched: string) => {
    watchers.get(watched)?.watcher?.close();
    watchers.delete(watched);
  };
  /** Answers why the system refused it. */
  const add = async (watched: string): Promise<string | undefined> => {
    const inode = await inodeOf(watched);
    const known = watchers.get(watched);
    if (known !== undefined && (known.inode !== inode || known.watcher === undefined)) drop(watched);
    if (inode === undefined || watchers.has(watched)) return undefined;
    try {
      const watcher = watch(watched, { persistent: false }, notice);
      watcher.on('error', () => drop(watched));
      watchers.set(watched, { watcher, inode });
      return undefined;
    } catch (error) {
      const code = errorCode(error) ?? String(error);
      // The folder went while it was listed: its going is noticed above it.
      if (code === 'ENOENT') return undefined;
      watchers.set(watched, { watcher: undefined, inode });
      return code;
    }
  };
  return {
    /** Watches what is there now; answers why some of it cannot be. */
    async update(): Promise<string | undefined> {
      let refused = await add(folder);
      const wanted = new Set([folder, ...(await foldersIn(folder))]);
      for (const watched of [...watchers.keys()]) if (!wanted.has(watched)) drop(watched);
      for (const watched of wanted) if (watched !== folder) refused = (await add(watched)) ?? refused;
      return refused;
    },
    isReplaced: async () => (await inodeOf(folder)) !== watchers.get(folder)?.inode,
    close() {
      for (const watched of [...watchers.keys()]) drop(watched);
    },
  };
}

/** All folders in a folder, hidden ones aside, and those in them: pictures stand in folders of their own. */
async function foldersIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const inside = entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => path.join(folder, name));
  return [...inside, ...(await Promise.all(inside.map(foldersIn))).flat()];
}

function inodeOf(folder: string): Promise<string | undefined> {
  return stat(folder).then(
    (found) => (found.isDirectory() ? `${found.dev} ${found.ino}` : undefined),
    () => undefined,
  );
}
