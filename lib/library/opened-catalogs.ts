import path from 'node:path';
import { type Catalog, openCatalog } from '@/lib/catalog/open-catalog';
import { createHitsPicker, type PickHits } from '@/lib/search/server/picked-hits';

/** What one thread has open of generations beside their search: by the folders of their search files. */
export interface OpenedCatalogs {
  catalog(folder: string): Promise<Catalog>;
  /** Picks hits of a generation, and of the older builds that open tabs ask for. */
  picker(folder: string, others: readonly string[]): PickHits;
  /** Closes all others. */
  keepOnly(folders: readonly string[]): void;
}

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
  const proseOf = async (folder: string, question: string) => {
    const catalog = await catalogOf(folder);
    const number = catalog.find(question)?.number;
    if (number === undefined) return undefined;
    const { answerProse } = await import('@/lib/markdown/answer-prose');
    return answerProse(await catalog.answer(number));
  };
  return {
    catalog: catalogOf,
    picker(folder, others) {
      const known =
        pickers.get(folder) ??
        createHitsPicker([
          { searchFolder: folder, prose: (question) => proseOf(folder, question) },
          ...others.map((searchFolder) => ({ searchFolder })),
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
