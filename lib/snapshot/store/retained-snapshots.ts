import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { openSearchPack } from '@/lib/search/server/search-container';
import { generationFiles } from './snapshot-folders';

/**
 * Search folders of the generations kept beside a current one. A tab opened before the content changed goes on asking for
 * the files of its own build: their names hold the build, so they can be served side by side. A generation that an older
 * version of this program wrote otherwise, or that is damaged, is passed over.
 */
export async function keptSearchFolders(currentFolder: string): Promise<readonly string[]> {
  const generations = path.dirname(currentFolder);
  const names = (await readdir(generations)).filter((name) => name !== path.basename(currentFolder)).sort();
  const folders = names.map((name) => path.join(generations, name, generationFiles.search));
  const whole = await Promise.all(
    folders.map((folder) =>
      openSearchPack(folder).then(
        () => true,
        () => false,
      ),
    ),
  );
  return folders.filter((_, i) => whole[i]);
}
