import { readLinkTables } from '@/lib/catalog/read-link-tables';
import { chooseRelated } from './choose-related';
import { meaningFolder } from '@/lib/search/meaning/vectors/meaning-folder';
import { writeRelated } from './related-file';
import { readTable } from '@/lib/search/meaning/vectors/vector-file';

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
  const { links, likes } = await readLinkTables(of.folder);
  const { vectors, related } = meaningFolder(of.root, of.model);
  const table = await readTable(vectors(of.generation));
  await writeRelated(related(of.generation), of.generation, chooseRelated(links, likes, table));
}
