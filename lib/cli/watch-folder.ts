import { type FSWatcher, watch } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';

/** Editors write a file in several steps. More waiting is not needed: the process that builds takes half a second to begin. */
const quietMs = 60;

/**
 * Calls back when something in a library folder changed and it has been quiet since. The folder and the folders in it are
 * watched, not each file: a library of 36,000 needs a watcher a subject.
 */
export async function watchFolder(folder: string, onChange: () => void): Promise<{ close(): void }> {
  const watchers = new Map<string, FSWatcher>();
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;
  const drop = (watched: string) => {
    watchers.get(watched)?.close();
    watchers.delete(watched);
  };
  const add = (watched: string) => {
    if (watchers.has(watched) || isClosed) return;
    try {
      const watcher = watch(watched, { persistent: false }, notice);
      watcher.on('error', () => drop(watched));
      watchers.set(watched, watcher);
    } catch {
      // The folder went while it was listed: its going is noticed above it.
    }
  };
  const addAll = async () => {
    add(folder);
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    const inside = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'));
    const wanted = new Set([folder, ...inside.map(({ name }) => path.join(folder, name))]);
    for (const watched of [...watchers.keys()]) if (!wanted.has(watched)) drop(watched);
    for (const watched of wanted) add(watched);
  };
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
      for (const watched of [...watchers.keys()]) drop(watched);
    },
  };
}
