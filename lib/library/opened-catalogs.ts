import path from 'node:path';
import { type Catalog, openCatalog } from '@/lib/catalog/open-catalog';
import { createDiskFiles } from '@/lib/search/server/disk-files';
import { createHitsPicker, type PickHits, type ReadProse } from '@/lib/search/server/picked-hits';
import { questionProse } from '@/lib/search/server/question-prose';

/** What one thread has open of generations beside their search: by the folders of their search files. */
export interface OpenedCatalogs {
  catalog(folder: string): Promise<Catalog>;
  /** The answers of a generation as prose. */
  prose(folder: string): ReadProse;
  /** Picks hits of a generation, and of the older builds that open tabs ask for. */
  picker(folder: string, others: readonly string[]): PickHits;
  /** Closes all others. */
  keepOnly(folders: readonly string[]): void;
}

/** Bytes of blocks kept of each build that hits are picked from. */
const cacheBytes = 4_000_000;
const filesOf = (folder: string) => createDiskFiles(folder, { cacheBytes });

export function createOpenedCatalogs(): OpenedCatalogs {
  const catalogs = new Map<string, Promise<Catalog>>();
  const pickers = new Map<string, PickHits>();
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
    picker(folder, others) {
      const known =
        pickers.get(folder) ??
        createHitsPicker([
          { files: filesOf(folder), prose: proseOf(folder) },
          ...others.map((other) => ({ files: filesOf(other) })),
        ]);
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
