import { stat } from 'node:fs/promises';
import path from 'node:path';
import { downloadsPath, picturesPath } from '@/lib/site/paths';
import { snapshotFiles } from '@/lib/snapshot/store/snapshot-folders';

const folders = [
  [picturesPath, snapshotFiles.pictures],
  [downloadsPath, snapshotFiles.downloads],
] as const;

/** The file behind an address of a picture or a download; its name is of the build's own making. */
export function snapshotFile(
  address: string,
  snapshotFolder: string,
): { readonly name: string; readonly path: string } | undefined {
  for (const [prefix, folder] of folders) {
    const name = address.startsWith(prefix) ? address.slice(prefix.length) : '';
    if (/^[\w-][\w.-]*$/.test(name)) return { name, path: path.join(snapshotFolder, folder, name) };
  }
  return undefined;
}

/** When a snapshot was made: what is taken of it is as new as that, whenever it is asked for. */
export async function builtAt(snapshotFolder: string): Promise<Date> {
  const about = stat(path.join(snapshotFolder, snapshotFiles.about));
  return (await about.catch(() => stat(snapshotFolder))).mtime;
}
