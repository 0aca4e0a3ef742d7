import path from 'node:path';

import { type PreviousSnapshot, readState } from '@/lib/snapshot/build/build-state';
import { readCurrentFile } from '@/lib/snapshot/store/current-file';
import { snapshotFolders } from '@/lib/snapshot/store/snapshot-folders';

/** What the last build left, whatever builder made it; undefined where there is nothing that can be read. */
export async function previousSnapshot(
  contentFolder: string,
  artefacts?: string,
): Promise<PreviousSnapshot | undefined> {
  const { snapshots, currentFile } = snapshotFolders(contentFolder, artefacts);
  const current = await readCurrentFile(currentFile);
  if (current === undefined) return undefined;
  const folder = path.join(snapshots, current.snapshot);
  const state = await readState(folder);
  return state && { folder, state };
}
