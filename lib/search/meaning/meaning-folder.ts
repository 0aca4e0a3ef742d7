import { copyFile, mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { isAlive } from '@/lib/threads/is-alive';
import { modelFiles } from './model-folder';

/**
 * Vectors lie beside the generations, not in them: a generation's name is the hash of its content's bytes, and is served
 * before its meaning is known. A folder a model, in it a file a generation.
 */
export const meaningFolderName = 'meaning';
const ending = '.vectors';
const logName = 'under-way.log';
/** A model of the owner's own, kept with the vectors so that whoever serves them has it. */
const modelFolder = 'model';

export interface MeaningFolder {
  readonly folder: string;
  readonly log: string;
  readonly model: string;
  vectors(generation: string): string;
}

/** @param root the folder of a library's artefacts */
export function meaningFolder(root: string, model: string): MeaningFolder {
  const folder = path.join(root, meaningFolderName, model);
  return {
    folder,
    log: path.join(folder, logName),
    model: path.join(folder, modelFolder),
    vectors: (generation) => path.join(folder, generation + ending),
  };
}

/** The vectors of a generation, by whatever model; undefined where there are none yet. */
export async function findVectors(
  root: string,
  generation: string,
): Promise<
  { readonly file: string; readonly model: string; readonly ownModel: string | undefined } | undefined
> {
  for (const model of await readdir(path.join(root, meaningFolderName)).catch(() => [])) {
    const { folder, vectors, model: own } = meaningFolder(root, model);
    const names = await readdir(folder).catch((): string[] => []);
    const file = vectors(generation);
    if (names.includes(path.basename(file)))
      return { file, model, ownModel: names.includes(modelFolder) ? own : undefined };
  }
  return undefined;
}

/** Files of vectors of a model, of whichever generations. */
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

/** Removes what no generation uses: vectors of generations that are gone, other models, what killed processes left. */
export async function removeUnused(
  root: string,
  model: string,
  generations: readonly string[],
): Promise<void> {
  const all = path.join(root, meaningFolderName);
  for (const name of await readdir(all)) {
    if (name !== model) await rm(path.join(all, name), { recursive: true, force: true });
  }
  const { folder } = meaningFolder(root, model);
  const wanted = new Set(generations.map((generation) => generation + ending));
  for (const name of await readdir(folder)) {
    const [, pid] = new RegExp(`\\${ending}\\.(\\d+)$`).exec(name) ?? [];
    const isUnused = name.endsWith(ending) ? !wanted.has(name) : pid !== undefined && !isAlive(Number(pid));
    if (isUnused) await rm(path.join(folder, name), { force: true });
  }
}
