import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { createBoundedCache } from '@/lib/concurrency/bounded-cache';
import type { SearchFiles } from '@/lib/search/engine/read/search-files';
import { manifestName, openFile } from '@/lib/search/format/files/search-file';
import { openSearchContainer, type SearchContainer } from './search-container';

const shape = /^[a-z0-9-]+\.bin$/;

export interface DiskFilesOptions {
  /** Bytes of files kept in memory, the most recently used ones (32 MB). */
  readonly cacheBytes?: number;
}

/** The search files of one folder, read as they are asked for and checked; throws where one is missing or broken. */
export function createDiskFiles(folder: string, options: DiskFilesOptions = {}): SearchFiles {
  const cacheBytes = options.cacheBytes ?? 32_000_000;
  const kept = createBoundedCache<string, Uint8Array>(cacheBytes, (payload) => payload.length);
  let container: Promise<SearchContainer> | undefined;
  const read = async (name: string) => {
    if (!shape.test(name)) throw new Error(`${name} is not the name of a search file.`);
    container ??= openSearchContainer(folder);
    const opened = await container.catch((error: unknown) => {
      container = undefined;
      throw error;
    });
    const checksummed = await opened.read(name);
    if (checksummed === undefined) throw new Error(`There is no search file ${name}.`);
    return openFile(name, checksummed);
  };
  return {
    manifest: async () => openFile(manifestName, await readFile(path.join(folder, manifestName))),
    async file(name) {
      const found = kept.get(name);
      if (found !== undefined) return found;
      const payload = await read(name);
      kept.set(name, payload);
      return payload;
    },
  };
}
