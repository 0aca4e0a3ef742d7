import { fileNames } from '../format/file-names';
import { decodeManifest } from '../format/manifest';
import { hitsName, sealFile } from '../format/search-file';
import { maxLimit } from '../format/search-limits';
import { decodeBlock, documentsPerBlock, encodeBlock, type StoredDocument } from '../format/stored-block';
import { createDiskFiles } from './disk-files';

/** What is shown of some documents of one build, sealed as a search file; undefined where there are no such ones. */
export type PickHits = (build: string, documents: readonly number[]) => Promise<Uint8Array | undefined>;

/** Picks documents out of their blocks, so that a browser need not fetch the neighbours of each hit. */
export function createHitsPicker(searchFolders: readonly string[]): PickHits {
  const sources = searchFolders.map((folder) => {
    const files = createDiskFiles(folder, { cacheBytes: 8_000_000 });
    const manifest = files.manifest().then(decodeManifest);
    // A folder that cannot be read answers nothing; whoever serves from it says why.
    manifest.catch(() => undefined);
    return { files, manifest };
  });
  return async (build, documents) => {
    if (documents.length === 0 || documents.length > maxLimit) return undefined;
    for (const { files, manifest } of sources) {
      const known = await manifest.catch(() => undefined);
      if (known?.build !== build || documents.some((document) => document >= known.documents)) continue;
      const names = fileNames(known);
      const stored = await Promise.all(
        documents.map(async (document): Promise<StoredDocument[]> => {
          const block = await files.file(names.block(Math.floor(document / documentsPerBlock)));
          return decodeBlock(block).slice(document % documentsPerBlock, (document % documentsPerBlock) + 1);
        }),
      );
      return sealFile(hitsName(build, documents), encodeBlock(stored.flat()));
    }
    return undefined;
  };
}

/** Reads `b=<build>&n=3,17`; undefined where it is not that. */
export function parsePickedHits(
  query: ReadonlyMap<string, string>,
): { readonly build: string; readonly documents: readonly number[] } | undefined {
  const build = query.get('b') ?? '';
  const numbers = query.get('n') ?? '';
  if (!/^[a-z0-9]{1,20}$/.test(build) || !/^\d{1,9}(,\d{1,9})*$/.test(numbers)) return undefined;
  return { build, documents: numbers.split(',').map(Number) };
}
