import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { earlyScript } from '@/components/site/early-script';
import { exportedSearchScript } from '@/components/site/exported-search-script';
import type { FrontOptions, ServedContent } from '@/lib/http/context';
import { loadNext } from '@/lib/http/pages/next-handler';
import { immutable, listSearchPack, listStaticFolder, revalidate } from '@/lib/http/send/static-files';
import { generationsIn } from '@/lib/snapshot/store/snapshot-folders';
import { keptSearchFolders } from '@/lib/snapshot/store/retained-snapshots';
import { openLibrary } from '@/lib/library/open-library';
import { openSearchPack } from '@/lib/search/server/search-container';
import { searchDataPath } from '@/lib/site/paths';
import { renderProgram } from '@/lib/bundle/render-program';

/** Opens a generation with all that is served of it; the search files of those before it stay served for open tabs. */
export async function openContent(
  generation: string,
  options: Parameters<typeof openLibrary>[1],
): Promise<ServedContent> {
  const { plainAnswers } = generationsIn(path.dirname(path.dirname(generation)));
  const renderer = { program: await renderProgram(), plainAnswers };
  const library = await openLibrary(generation, { ...options, renderer });
  try {
    const kept = await keptSearchFolders(generation);
    return {
      generation: path.basename(generation),
      library,
      sources: await staticSources([library.searchFolder, ...kept]),
      pickHits: (request) => library.pickHits(request, kept),
      pickParts: (request) => library.pickParts(request, kept),
    };
  } catch (error) {
    await library.close();
    throw error;
  }
}

/** What a front needs to serve content with the built site, or with its sources in development. */
export async function frontOptions(
  content: ServedContent,
  site: Parameters<typeof loadNext>[0],
): Promise<Omit<FrontOptions, 'log'>> {
  return {
    ...content,
    next: await loadNext(site),
    isDevelopment: site.isDevelopment,
    knownScripts: [earlyScript, exportedSearchScript],
    formulaFonts: await formulaFonts(),
  };
}

/** The faces that nearly every formula is set in. */
async function formulaFonts(): Promise<readonly string[]> {
  const folder = path.join('.next', 'static', 'media');
  const names = await readdir(folder).catch(() => []);
  const wanted = names.filter((name) => /^KaTeX_(?:Main-Regular|Math-Italic)\b.*\.woff2$/.test(name));
  return wanted.sort().map((name) => `/_next/static/media/${encodeURIComponent(name)}`);
}

/** The first source that holds an address answers it: the manifest is the current generation's. */
async function staticSources(searchFolders: readonly string[]) {
  const packs = searchFolders.map(async (folder) =>
    listSearchPack(await openSearchPack(folder), searchDataPath),
  );
  return Promise.all([
    listStaticFolder(path.join('.next', 'static'), '/_next/static/', () => immutable),
    ...searchFolders.map((folder) => listStaticFolder(folder, searchDataPath, () => revalidate)),
    ...packs,
    listStaticFolder('public', '/', () => revalidate),
  ]);
}
