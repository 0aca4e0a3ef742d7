import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { catalogFiles } from '@/lib/catalog/catalog-files';
import type { CatalogFrame } from '@/lib/catalog/catalog-frame';
import type { SiteSettings } from '@/lib/site/settings';

/** What a snapshot says of its site; undefined where there is none that can be read. */
export async function siteOfSnapshot(folder: string | undefined): Promise<SiteSettings | undefined> {
  if (folder === undefined) return undefined;
  try {
    const frame: CatalogFrame = JSON.parse(await readFile(path.join(folder, catalogFiles.frame), 'utf8'));
    return frame.site;
  } catch {
    return undefined;
  }
}
