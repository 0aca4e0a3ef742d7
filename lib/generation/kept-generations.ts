import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { generationFiles } from './folders';

/**
 * Search folders of the generations kept beside a current one. A tab opened before the content changed goes on asking for
 * the files of its own build: their names hold the build, so they can be served side by side.
 */
export async function keptSearchFolders(currentFolder: string): Promise<readonly string[]> {
  const generations = path.dirname(currentFolder);
  const names = (await readdir(generations)).filter((name) => name !== path.basename(currentFolder)).sort();
  return names.map((name) => path.join(generations, name, generationFiles.search));
}
