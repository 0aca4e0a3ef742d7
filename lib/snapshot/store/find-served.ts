import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { generationsIn } from './snapshot-folders';
import { readPointer } from './current-file';
import { damageOf, readSeal } from './checksum-manifest';

/** A generation that can be served without its content. */
export interface ServedGeneration {
  readonly folder: string;
  readonly name: string;
  readonly questions: number;
}

/**
 * The current generation of a folder of artefacts, whoever built it; undefined where there is none. Whether this version
 * of the program can read it is found when it is opened.
 * @param check whether every byte is compared with what was written, or the sizes alone
 * @throws DamagedArtefacts where it is not as it was written
 */
export async function findServed(
  root: string,
  check: 'bytes' | 'sizes',
): Promise<ServedGeneration | undefined> {
  const folders = generationsIn(root);
  const pointer = await readPointer(folders.pointer);
  if (pointer === undefined) return undefined;
  const folder = path.join(folders.generations, pointer.generation);
  const damage = await damageOf(folder, check);
  if (damage !== undefined) throw new DamagedArtefacts(damage);
  const { questions = 0 } = (await readSeal(folder)) ?? {};
  return { folder, name: pointer.generation, questions };
}

/** The newest other generation that is whole, every byte of it checked; undefined where there is none. */
export async function findOther(root: string, without: string): Promise<ServedGeneration | undefined> {
  const { generations } = generationsIn(root);
  const names = (await readdir(generations).catch(() => [])).filter((name) => name !== without);
  const aged = await Promise.all(
    names.map(async (name) => {
      const folder = path.join(generations, name);
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
    return { folder, name, questions: (await readSeal(folder))?.questions ?? 0 };
  }
  return undefined;
}

/** Artefacts that are not as they were written; the message says which, in a few words. */
export class DamagedArtefacts extends Error {}
