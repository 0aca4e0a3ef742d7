import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { catalogFiles } from './catalog-files';
import { type LikesTable, openLikes } from './similar-table';

/** Related questions and likes of a generation, read whole: see `links-table.ts` and `likes-table.ts`. */
export async function readLinkTables(
  folder: string,
): Promise<{ readonly links: Uint32Array; readonly likes: LikesTable }> {
  const [links, likes] = await Promise.all([
    readFile(path.join(folder, catalogFiles.links)),
    readFile(path.join(folder, catalogFiles.likes)),
  ]);
  return { links: new Uint32Array(Uint8Array.from(links).buffer), likes: openLikes(likes) };
}
