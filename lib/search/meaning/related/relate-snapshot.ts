import { readLinkTables } from '@/lib/catalog/links/read-link-tables';
import { meaningFolder } from '@/lib/search/meaning/vectors/meaning-folder';
import { readTable } from '@/lib/search/meaning/vectors/vector-file';
import { chooseRelated } from './choose-related';
import { writeRelated } from './related-file';

/** Chooses the related questions of a snapshot with its vectors, which must be there. */
export async function relateSnapshot(of: {
  /** Folder of a library's artifacts. */
  readonly root: string;
  readonly snapshot: string;
  /** Where the snapshot lies. */
  readonly folder: string;
  /** Fingerprint of the model. */
  readonly model: string;
}): Promise<void> {
  const { links, similar } = await readLinkTables(of.folder);
  const { vectors, related } = meaningFolder(of.root, of.model);
  const table = await readTable(vectors(of.snapshot));
  await writeRelated(related(of.snapshot), of.snapshot, chooseRelated(links, similar, table));
}
