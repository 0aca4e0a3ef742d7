import { type FSWatcher, watch } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';

/** Editors write a file in several steps. More waiting is not needed: the process that builds takes half a second to begin. */
const quietMs = 60;
/** How often a folder that is gone is looked for. */
const lookMs = 1000;

interface Watched {
  readonly watcher: FSWatcher;
  /** Tells a folder from another that was put in its place. */
  readonly inode: number;
}

/**
 * Calls back when something in a library folder changed and it has been quiet since. The folder and the folders in it are
 * watched, not each file: a library of 36,000 needs a watcher a subject. One that is replaced, or goes and comes back, is
 * watched again.
 */
export async function watchFolder(folder: string, onChange: () => void): Promise<{ close(): void }> {
  const watchers = new Map<string, Watched>();
  let timer: NodeJS.Timeout | undefined;
  let looking: NodeJS.Timeout | undefined;
  let isClosed = false;
  const drop = (watched: string) => {
    watchers.get(watched)?.watcher.close();
    watchers.delete(watched);
  };
  const add = async (watched: string) => {
    const inode = await inodeOf(watched);
    const known = watchers.get(watched);
    if (known !== undefined && known.inode !== inode) drop(watched);
    if (inode === undefined || watchers.has(watched) || isClosed) return;
    try {
      const watcher = watch(watched, { persistent: false }, notice);
      watcher.on('error', () => drop(watched));
      watchers.set(watched, { watcher, inode });
    } catch {
      // The folder went while it was listed: its going is noticed above it.
    }
  };
  const addAll = async () => {
    await add(folder);
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    const inside = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'));
    const wanted = new Set([folder, ...inside.map(({ name }) => path.join(folder, name))]);
    for (const watched of [...watchers.keys()]) if (!wanted.has(watched)) drop(watched);
    for (const watched of wanted) await add(watched);
    if (!watchers.has(folder)) lookForIt();
  };
  function lookForIt(): void {
    clearTimeout(looking);
    if (isClosed) return;
    looking = setTimeout(() => {
      void inodeOf(folder).then((inode) => (inode === undefined ? lookForIt() : notice()));
    }, lookMs).unref();
  }
  function notice(): void {
    clearTimeout(timer);
    timer = setTimeout(() => {
      void addAll().then(() => {
        if (!isClosed) onChange();
      });
    }, quietMs);
  }
  await addAll();
  return {
    close() {
      isClosed = true;
      clearTimeout(timer);
      clearTimeout(looking);
      for (const watched of [...watchers.keys()]) drop(watched);
    },
  };
}

function inodeOf(folder: string): Promise<number | undefined> {
  return stat(folder).then(
    (found) => (found.isDirectory() ? found.ino : undefined),
    () => undefined,
  );
}
