import path from 'node:path';
import { type Catalog, openCatalog } from '@/lib/catalog/open-catalog';
import { createDiskFiles } from '@/lib/search/server/disk-files';
import { createHitsPicker, type PickHits, type ReadProse } from '@/lib/search/server/picked-hits';
import { createPartsPicker, type PickParts } from '@/lib/search/server/picked-parts';
import { questionProse } from '@/lib/search/server/question-prose';

/** What one thread has open of snapshots beside their search: by the folders of their search files. */
export interface OpenedCatalogs {
  catalog(folder: string): Promise<Catalog>;
  /** The answers of a snapshot as prose. */
  prose(folder: string): ReadProse;
  /** Picks hits and terms of a snapshot, and of the older builds that open tabs ask for. */
  pickers(folder: string, others: readonly string[]): Pickers;
  /** Closes all others. */
  keepOnly(folders: readonly string[]): void;
}

export interface Pickers {
  readonly hits: PickHits;
  readonly parts: PickParts;
}

/** Bytes of files kept of each build that something is picked from. */
const cacheBytes = 4_000_000;
const filesOf = (folder: string) => createDiskFiles(folder, { cacheBytes });

export function createOpenedCatalogs(): OpenedCatalogs {
  const catalogs = new Map<string, Promise<Catalog>>();
  const pickers = new Map<string, Pickers>();
  const catalogOf = (folder: string) => {
    const known = catalogs.get(folder) ?? openCatalog(path.dirname(folder));
    catalogs.set(folder, known);
    // What could not be opened is tried again.
    known.catch(() => catalogs.delete(folder));
    return known;
  };
  const proseOf =
    (folder: string): ReadProse =>
    async (question) =>
      questionProse(await catalogOf(folder), question);
  return {
    catalog: catalogOf,
    prose: proseOf,
    pickers(folder, others) {
      const known = pickers.get(folder) ?? pickersOf(folder, proseOf(folder), others);
      pickers.set(folder, known);
      return known;
    },
    keepOnly(folders) {
      for (const folder of pickers.keys()) if (!folders.includes(folder)) pickers.delete(folder);
      for (const [folder, catalog] of catalogs) {
        if (folders.includes(folder)) continue;
        catalogs.delete(folder);
        void catalog.then((opened) => opened.close()).catch(() => {});
      }
    },
  };
}

function pickersOf(folder: string, prose: ReadProse, others: readonly string[]): Pickers {
  const older = others.map((other) => filesOf(other));
  const files = filesOf(folder);
  return {
    hits: createHitsPicker([{ files, prose }, ...older.map((other) => ({ files: other }))]),
    parts: createPartsPicker([files, ...older]),
  };
}
