import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { SearchFiles } from '../engine/search-files';
import { manifestName, openFile } from '../format/search-file';

const shape = /^[a-z0-9-]+\.bin$/;

export interface DiskFilesOptions {
  /** Bytes of files kept in memory, the most recently used ones (32 MB). */
  readonly cacheBytes?: number;
}

/** The search files of one folder, read as they are asked for and checked; throws where one is missing or broken. */
export function createDiskFiles(folder: string, options: DiskFilesOptions = {}): SearchFiles {
  const cacheBytes = options.cacheBytes ?? 32_000_000;
  const kept = new Map<string, Uint8Array>();
  let keptBytes = 0;
  const read = async (name: string) => {
    if (!shape.test(name)) throw new Error(`${name} is not the name of a search file.`);
    return openFile(name, await readFile(path.join(folder, name)));
  };
  const keep = (name: string, payload: Uint8Array) => {
    if (kept.has(name)) return;
    kept.set(name, payload);
    keptBytes += payload.length;
    for (const [oldest, bytes] of kept) {
      if (keptBytes <= cacheBytes) break;
      kept.delete(oldest);
      keptBytes -= bytes.length;
    }
  };
  return {
    manifest: () => read(manifestName),
    async file(name) {
      const found = kept.get(name);
      if (found !== undefined) {
        kept.delete(name);
        kept.set(name, found);
        return found;
      }
      const payload = await read(name);
      keep(name, payload);
      return payload;
    },
  };
}
