import { createHash } from 'node:crypto';
import path from 'node:path';

/**
 * Where the artefacts of a library stand: `.stoa/<library>/`, one folder a library (its name is a hash of the content
 * folder's path), so that serving another one does not throw away the first.
 */
export interface GenerationFolders {
  readonly root: string;
  /** Finished generations, each named by the hash of what it was built from. */
  readonly generations: string;
  /** The file that names the current generation. */
  readonly pointer: string;
  /** The file of the answers that are shown as plain text, since nothing more could be made of them. */
  readonly plainAnswers: string;
}

export function generationFolders(
  contentFolder: string,
  artefacts = path.resolve('.stoa'),
): GenerationFolders {
  const name = createHash('sha256').update(path.resolve(contentFolder)).digest('hex').slice(0, 12);
  return generationsIn(path.join(artefacts, name));
}

/** The same of a folder of artefacts that is named itself. */
export function generationsIn(root: string): GenerationFolders {
  return {
    root,
    generations: path.join(root, 'generations'),
    pointer: path.join(root, 'current.json'),
    plainAnswers: path.join(root, 'plain-answers.txt'),
  };
}

/** Files and folders inside one generation. */
export const generationFiles = {
  search: 'search',
  report: 'report.json',
  /** What the next build may start from; replaced alone where only the times of files changed. */
  state: 'state.jsonl',
  /** Written last, with the hash of every other file but the state's: a generation without it is unfinished. */
  about: 'generation.json',
} as const;
