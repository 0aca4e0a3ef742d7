import { createSearchEngine, type SearchEngine, type SearchFiles } from '@/lib/search/engine/search-engine';
import { hitsName, openFile } from '@/lib/search/format/files/search-file';
import type { SearchAnswer, SearchRequest } from '@/lib/search/format/protocol/search-answer';
import { createDiskFiles } from '../disk-files';
import { createHitsPicker, type ReadProse } from '../picked-hits';

/** The search engines of one thread, by the folders of their files. */
export interface OpenedEngines {
  /** Opens the engine of a folder, where it is not open yet. What cannot be read is said by the search that follows. */
  open(folder: string): Promise<void>;
  /** An answer from an opened folder: all that was found in the time that a search has, never an error. */
  search(folder: string, request: SearchRequest): Promise<SearchAnswer>;
  /** Forgets all others. */
  keepOnly(folders: readonly string[]): void;
}

export interface OpenedEnginesOptions {
  /** The answers that the files of a folder were made of, for passages; where there are none the stored ones are shown. */
  readonly proseOf?: (folder: string) => ReadProse;
  readonly now?: () => number;
  readonly limitMs?: number;
}

/** What a search has; what is not done then is left out, and the answer says so. */
const workMs = 1000;
/** Each thread has its own, so they are small; what is read again comes from the system's memory of the disk. */
const caches = { cachedFiles: 60, cacheBytes: 6_000_000 };

export function createOpenedEngines({
  proseOf,
  now = () => performance.now(),
  limitMs = workMs,
}: OpenedEnginesOptions = {}): OpenedEngines {
  const engines = new Map<string, SearchEngine>();
  const engineOf = (folder: string) => {
    const engine =
      engines.get(folder) ??
      createSearchEngine(filesWithHits(folder, proseOf?.(folder)), { cachedFiles: caches.cachedFiles });
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

/** The files of a folder with hits picked out as a browser has them picked, so that both show the same passages. */
function filesWithHits(folder: string, prose: ReadProse | undefined): SearchFiles {
  const files = createDiskFiles(folder, { cacheBytes: caches.cacheBytes });
  const pick = createHitsPicker([{ files, ...(prose ? { prose } : {}) }]);
  return {
    ...files,
    async hits(request) {
      const checksummed = await pick(request);
      return checksummed && openFile(hitsName(request), checksummed);
    },
  };
}
