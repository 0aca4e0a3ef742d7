import { createSearchEngine, type SearchEngine } from '../engine/search-engine';
import type { SearchAnswer, SearchRequest } from '../format/search-answer';
import { createDiskFiles } from './disk-files';

/** The search engines of one thread, by the folders of their files. */
export interface OpenedEngines {
  /** Opens the engine of a folder, where it is not open yet. What cannot be read is said by the search that follows. */
  open(folder: string): Promise<void>;
  /** An answer from an opened folder: all that was found in the time that a search has, never an error. */
  search(folder: string, request: SearchRequest): Promise<SearchAnswer>;
  /** Forgets all others. */
  keepOnly(folders: readonly string[]): void;
}

/** What a search has; what is not done then is left out, and the answer says so. */
const workMs = 1000;
/** Each thread has its own, so they are small; what is read again comes from the system's memory of the disk. */
const caches = { cachedFiles: 60, cacheBytes: 6_000_000 };

export function createOpenedEngines(
  now: () => number = () => performance.now(),
  limitMs: number = workMs,
): OpenedEngines {
  const engines = new Map<string, SearchEngine>();
  const engineOf = (folder: string) => {
    const engine =
      engines.get(folder) ??
      createSearchEngine(createDiskFiles(folder, { cacheBytes: caches.cacheBytes }), {
        cachedFiles: caches.cachedFiles,
      });
    engines.set(folder, engine);
    return engine;
  };
  return {
    open: (folder) => engineOf(folder).warm(),
    search(folder, request) {
      const until = now() + limitMs;
      return engineOf(folder).search(request, undefined, () => now() > until);
    },
    keepOnly(folders) {
      for (const folder of engines.keys()) if (!folders.includes(folder)) engines.delete(folder);
    },
  };
}
