import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { openSearchContainer } from '@/lib/search/server/search-container';
import { snapshotFiles } from './snapshot-folders';

/**
 * Search folders of the snapshots kept beside a current one. A tab opened before the content changed goes on asking for
 * the files of its own build: their names hold the build, so they can be served side by side. A snapshot that an older
 * version of this program wrote otherwise, or that is damaged, is passed over.
 */
export async function retainedSearchFolders(currentFolder: string): Promise<readonly string[]> {
  const snapshots = path.dirname(currentFolder);
  const names = (await readdir(snapshots)).filter((name) => name !== path.basename(currentFolder)).sort();
  const folders = names.map((name) => path.join(snapshots, name, snapshotFiles.search));
  const whole = await Promise.all(
    folders.map((folder) =>
      openSearchContainer(folder).then(
        () => true,
        () => false,
      ),
    ),
  );
  return folders.filter((_, i) => whole[i]);
}
