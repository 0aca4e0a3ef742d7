import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { catalogFiles } from '@/lib/catalog/catalog-files';
import { openSimilar, type SimilarTable } from './similar-table';

/** Related questions and similar documents of a snapshot, read whole: see `links-table.ts` and `similar-table.ts`. */
export async function readLinkTables(
  folder: string,
): Promise<{ readonly links: Uint32Array; readonly similar: SimilarTable }> {
  const [links, similar] = await Promise.all([
    readFile(path.join(folder, catalogFiles.links)),
    readFile(path.join(folder, catalogFiles.similar)),
  ]);
  return { links: new Uint32Array(Uint8Array.from(links).buffer), similar: openSimilar(similar) };
}
