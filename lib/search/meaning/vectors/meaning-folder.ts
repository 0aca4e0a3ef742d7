import { access, copyFile, mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { isAlive } from '@/lib/concurrency/is-alive';
import { modelFiles } from '@/lib/search/meaning/encode/model-folder';

/**
 * Vectors lie beside the snapshots, not in them: a snapshot's name is the hash of its content's bytes, and is served
 * before its meaning is known. A folder a model, in it a file a snapshot.
 */
export const meaningFolderName = 'meaning';
const ending = '.vectors';
/** Related questions chosen with them. */
const relatedEnding = '.related';
const logName = 'under-way.log';
/** A model of the owner's own, kept with the vectors so that whoever serves them has it. */
const modelFolder = 'model';

export interface MeaningFolder {
  readonly folder: string;
  readonly log: string;
  readonly model: string;
  vectors(snapshot: string): string;
  related(snapshot: string): string;
}

/** @param root the folder of a library's artifacts */
export function meaningFolder(root: string, model: string): MeaningFolder {
  const folder = path.join(root, meaningFolderName, model);
  return {
    folder,
    log: path.join(folder, logName),
    model: path.join(folder, modelFolder),
    vectors: (snapshot) => path.join(folder, snapshot + ending),
    related: (snapshot) => path.join(folder, snapshot + relatedEnding),
  };
}

/** The vectors of a snapshot, by whatever model; undefined where there are none yet. */
export async function findVectors(
  root: string,
  snapshot: string,
): Promise<
  { readonly file: string; readonly model: string; readonly ownModel: string | undefined } | undefined
> {
  for (const model of await readdir(path.join(root, meaningFolderName)).catch(() => [])) {
    const { folder, vectors, model: own } = meaningFolder(root, model);
    const names = await readdir(folder).catch((): string[] => []);
    const file = vectors(snapshot);
    if (names.includes(path.basename(file)))
      return { file, model, ownModel: names.includes(modelFolder) ? own : undefined };
  }
  return undefined;
}

/** The related questions of a snapshot that were chosen with vectors, by whatever model; undefined where there are none. */
export async function findRelated(root: string, snapshot: string): Promise<string | undefined> {
  for (const model of await readdir(path.join(root, meaningFolderName)).catch(() => [])) {
    const file = meaningFolder(root, model).related(snapshot);
    const isFound = await access(file).then(
      () => true,
      () => false,
    );
    if (isFound) return file;
  }
  return undefined;
}

/** Files of vectors of a model, of whichever snapshots. */
export async function listVectors({ folder }: MeaningFolder): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  return names
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => path.join(folder, name));
}

export async function keepModel(from: string, { model }: MeaningFolder): Promise<void> {
  await mkdir(model, { recursive: true });
  for (const name of Object.values(modelFiles)) await copyFile(path.join(from, name), path.join(model, name));
}

/** Removes what no snapshot uses: vectors of snapshots that are gone, other models, what killed processes left. */
export async function removeUnused(root: string, model: string, snapshots: readonly string[]): Promise<void> {
  const all = path.join(root, meaningFolderName);
  for (const name of await readdir(all)) {
    if (name !== model) await rm(path.join(all, name), { recursive: true, force: true });
  }
  const { folder } = meaningFolder(root, model);
  const wanted = new Set(snapshots);
  for (const name of await readdir(folder)) {
    const [, snapshot = '', pid] = /^(.*)\.(?:vectors|related)(?:\.(\d+))?$/.exec(name) ?? [];
    const isUnused = snapshot !== '' && (pid ? !isAlive(Number(pid)) : !wanted.has(snapshot));
    if (isUnused) await rm(path.join(folder, name), { force: true });
  }
}
