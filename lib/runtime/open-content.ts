import path from 'node:path';
import { earlyScript } from '@/components/site/early-script';
import { exportedSearchScript } from '@/components/site/exported-search-script';
import { builtSite, rootFiles } from '@/lib/bundle/built-files';
import { renderProgram } from '@/lib/bundle/render-program';
import type { HttpHandlerOptions, ServedContent } from '@/lib/http/context';
import { loadNext } from '@/lib/http/pages/next-handler';
import { listLibraryFiles } from '@/lib/http/send/library-folder';
import { immutable, listSearchContainer, listStaticFolder, revalidate } from '@/lib/http/send/static-files';
import { openLibrary } from '@/lib/library/open-library';
import { openSearchContainer } from '@/lib/search/server/search-container';
import { searchDataPath } from '@/lib/site/paths';
import { retainedSearchFolders } from '@/lib/snapshot/store/retained-snapshots';
import { snapshotsIn } from '@/lib/snapshot/store/snapshot-folders';

/** Opens a snapshot with all that is served of it; the search files of those before it stay served for open tabs. */
export async function openContent(
  snapshot: string,
  options: Parameters<typeof openLibrary>[1],
): Promise<ServedContent> {
  const { plainAnswers } = snapshotsIn(path.dirname(path.dirname(snapshot)));
  const renderer = { program: await renderProgram(), plainAnswers };
  const library = await openLibrary(snapshot, { ...options, renderer });
  try {
    const kept = await retainedSearchFolders(snapshot);
    return {
      snapshot: path.basename(snapshot),
      library,
      sources: await staticSources([library.searchFolder, ...kept]),
      files: await listLibraryFiles([snapshot, ...kept.map((folder) => path.dirname(folder))]),
      pickHits: (request) => library.pickHits(request, kept),
      pickParts: (request) => library.pickParts(request, kept),
    };
  } catch (error) {
    await library.close();
    throw error;
  }
}

/** What an HTTP handler needs to serve content with the built site, or with its sources in development. */
export async function httpHandlerOptions(
  content: ServedContent,
  site: Parameters<typeof loadNext>[0],
): Promise<Omit<HttpHandlerOptions, 'log'>> {
  return {
    ...content,
    next: await loadNext(site),
    site: await builtSite(),
    isDevelopment: site.isDevelopment,
    knownScripts: [earlyScript, exportedSearchScript],
  };
}

/** The first source that holds an address answers it: the manifest is the current snapshot's. */
async function staticSources(searchFolders: readonly string[]) {
  const containers = searchFolders.map(async (folder) =>
    listSearchContainer(await openSearchContainer(folder), searchDataPath),
  );
  return Promise.all([
    listStaticFolder(path.join('.next', 'static'), '/_next/static/', () => immutable),
    ...searchFolders.map((folder) => listStaticFolder(folder, searchDataPath, () => revalidate)),
    ...containers,
    listStaticFolder(rootFiles, '/', () => revalidate),
    listStaticFolder('public', '/', () => revalidate),
  ]);
}
