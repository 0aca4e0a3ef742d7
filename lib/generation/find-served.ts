import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { generationFiles, generationsIn } from './folders';
import { readPointer } from './pointer';

/** A generation that can be served without its content. */
export interface ServedGeneration {
  readonly folder: string;
  readonly name: string;
  readonly questions: number;
}

/**
 * The current generation of a folder of artefacts, whoever built it; undefined where there is none that was finished.
 * Whether this version of the program can read it is found when it is opened.
 */
export async function findServed(root: string): Promise<ServedGeneration | undefined> {
  const folders = generationsIn(root);
  const pointer = await readPointer(folders.pointer);
  if (pointer === undefined) return undefined;
  const folder = path.join(folders.generations, pointer.generation);
  const about = await readFile(path.join(folder, generationFiles.about), 'utf8').catch(() => undefined);
  if (about === undefined) return undefined;
  const { questions } = JSON.parse(about) as { questions: number };
  return { folder, name: pointer.generation, questions };
}
