import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { damageOf, readChecksumManifest } from './checksum-manifest';
import { readCurrentFile } from './current-file';
import { snapshotsIn } from './snapshot-folders';

/** A snapshot that can be served without its content. */
export interface ServedSnapshot {
  readonly folder: string;
  readonly name: string;
  readonly questions: number;
}

/**
 * The current snapshot of a folder of artifacts, whoever built it; undefined where there is none. Whether this version
 * of the program can read it is found when it is opened.
 * @param check whether every byte is compared with what was written, or the sizes alone
 * @throws DamagedArtefacts where it is not as it was written
 */
export async function findServed(
  root: string,
  check: 'bytes' | 'sizes',
): Promise<ServedSnapshot | undefined> {
  const folders = snapshotsIn(root);
  const currentFile = await readCurrentFile(folders.currentFile);
  if (currentFile === undefined) return undefined;
  const folder = path.join(folders.snapshots, currentFile.snapshot);
  const damage = await damageOf(folder, check);
  if (damage !== undefined) throw new DamagedArtefacts(damage);
  const { questions = 0 } = (await readChecksumManifest(folder)) ?? {};
  return { folder, name: currentFile.snapshot, questions };
}

/** The newest other snapshot that is whole, every byte of it checked; undefined where there is none. */
export async function findOther(root: string, without: string): Promise<ServedSnapshot | undefined> {
  const { snapshots } = snapshotsIn(root);
  const names = (await readdir(snapshots).catch(() => [])).filter((name) => name !== without);
  const aged = await Promise.all(
    names.map(async (name) => {
      const folder = path.join(snapshots, name);
      return {
        name,
        folder,
        at: await stat(folder).then(
          ({ mtimeMs }) => mtimeMs,
          () => 0,
        ),
      };
    }),
  );
  for (const { name, folder } of aged.sort((a, b) => b.at - a.at)) {
    if ((await damageOf(folder, 'bytes')) !== undefined) continue;
    return { folder, name, questions: (await readChecksumManifest(folder))?.questions ?? 0 };
  }
  return undefined;
}

/** Artifacts that are not as they were written; the message says which, in a few words. */
export class DamagedArtefacts extends Error {}
