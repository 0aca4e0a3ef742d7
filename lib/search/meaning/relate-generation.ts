import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { catalogFiles } from '@/lib/catalog/catalog-files';
import { openLikes } from '@/lib/catalog/likes-table';
import { chooseRelated } from './choose-related';
import { meaningFolder } from './meaning-folder';
import { writeRelated } from './related-file';
import { readTable } from './vector-file';

/** Chooses the related questions of a generation with its vectors, which must be there. */
export async function relateGeneration(of: {
  /** Folder of a library's artefacts. */
  readonly root: string;
  readonly generation: string;
  /** Where the generation lies. */
  readonly folder: string;
  /** Fingerprint of the model. */
  readonly model: string;
}): Promise<void> {
  const [links, likes] = await Promise.all(
    [catalogFiles.links, catalogFiles.likes].map((name) => readFile(path.join(of.folder, name))),
  );
  const { vectors, related } = meaningFolder(of.root, of.model);
  const table = await readTable(vectors(of.generation));
  const chosen = chooseRelated(
    new Uint32Array(Uint8Array.from(links as Buffer).buffer),
    openLikes(likes as Buffer),
    table,
  );
  await writeRelated(related(of.generation), of.generation, chosen);
}
