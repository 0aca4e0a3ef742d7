import path from 'node:path';
import { namesIn } from '@/lib/process/read-at';
import { downloadsPath, picturesPath } from '@/lib/site/paths';
import { snapshotFiles } from '@/lib/snapshot/store/snapshot-folders';

/** Files of the library in a snapshot, under a prefix. What there is is listed once, so that no address becomes a path. */
export interface LibraryFolder {
  readonly prefix: string;
  readonly folder: string;
  readonly names: ReadonlySet<string>;
}

/** @param snapshots the one that is served, then those that open tabs may ask for */
export async function listLibraryFiles(snapshots: readonly string[]): Promise<readonly LibraryFolder[]> {
  const folders = snapshots.flatMap((snapshot) => [
    { prefix: picturesPath, folder: path.join(snapshot, snapshotFiles.pictures) },
    { prefix: downloadsPath, folder: path.join(snapshot, snapshotFiles.downloads) },
  ]);
  const listed = folders.map(async (one) => ({
    ...one,
    names: new Set(await namesIn(one.folder)),
  }));
  return (await Promise.all(listed)).filter(({ names }) => names.size > 0);
}
