import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { OpenedLibrary } from '@/lib/library/open-library';
import { packSubjectPages } from '@/lib/offline/build/pack-subject-pages';
import { buildSubjectList } from '@/lib/offline/build/subject-list';
import { pagesPerFile } from '@/lib/offline/format/subject-list';
import { offlineListPath, offlinePagesPath, offlineSearchPath } from '@/lib/site/paths';
import { fileOf } from './export-pages';
import type { FileWriter } from './file-writer';

export interface OfflineSources {
  readonly library: Pick<OpenedLibrary, 'catalog' | 'packSubject' | 'searchBuild'>;
  /** Names the built site. */
  readonly site: string;
  /** Folder of the export, in which the pages are written already. */
  readonly folder: string;
}

/** Writes what a reader fetches to keep a subject: its list, its pages in packed files, its part of the search. */
export async function writeOffline(
  { library, site, folder }: OfflineSources,
  writer: Pick<FileWriter, 'write'>,
): Promise<void> {
  const { catalog } = library;
  const searchBuild = await library.searchBuild();
  // Pages of an export are others than those of a server.
  const sources = { catalog, site: `${site} files`, searchBuild };
  const pageOf = (address: string) => readFile(path.join(folder, fileOf(address), 'index.html'), 'utf8');
  for (const subject of catalog.frame.subjects) {
    const { slug } = subject;
    const list = await buildSubjectList(subject, sources);
    await writer.write(fileOf(offlineListPath(slug)), Buffer.from(JSON.stringify(list)));
    for (let file = 0; file * pagesPerFile < list.pages.length; file++) {
      const packed = await packSubjectPages(list, file, pageOf);
      if (packed) await writer.write(fileOf(offlinePagesPath(slug, list.version, file)), packed);
    }
    const search = await library.packSubject(slug);
    if (search) await writer.write(fileOf(offlineSearchPath(slug, list.search)), Buffer.from(search));
  }
}
