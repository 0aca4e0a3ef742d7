import { readdir } from 'node:fs/promises';
import type { Server } from 'node:http';
import path from 'node:path';
import { earlyScript } from '@/components/site/early-script';
import { createFront, type ServedContent } from '@/lib/front/front';
import { loadNext } from '@/lib/front/next-handler';
import { immutable, listSearchPack, listStaticFolder, revalidate } from '@/lib/front/static-files';
import { keptSearchFolders } from '@/lib/generation/kept-generations';
import { setCurrentLibrary } from '@/lib/library/current';
import { openLibrary } from '@/lib/library/open-library';
import { createHitsPicker } from '@/lib/search/server/picked-hits';
import { openSearchPack } from '@/lib/search/server/search-pack';
import { searchDataPath } from '@/lib/site/paths';
import { parseArguments, parsePort } from './arguments';
import { buildSite } from './build-site';
import { listen, refusePortInUse } from './listen';
import { prepareApart } from './prepare-apart';
import { createProgressLines } from './progress-lines';
import { reloadOnChange } from './reload';
import { runCommand } from './user-error';

/** Checks, indexes, builds and serves a library, saying what it does; `--dev` serves the sources as they are edited. */
runCommand(async () => {
  const port = parsePort(process.env.PORT);
  const { contentFolder, switches } = await parseArguments(process.argv.slice(2), ['dev']);
  const isDevelopment = switches.has('dev');
  await refusePortInUse(port);
  console.log(`Stoa: ${path.relative(process.cwd(), contentFolder) || contentFolder}`);
  const progress = createProgressLines(console.log);
  const prepared = await prepareApart(contentFolder);
  if (!isDevelopment) await buildSite(() => progress.begin('Building the site (once; about half a minute)'));
  progress.begin('Starting');
  const log = (message: string) => console.error(`stoa: ${message}`);
  const open = (generation: string) =>
    openContent(generation, {
      fallbackBaseUrl: `http://localhost:${port}`,
      onFailure: (reason) => log(`an answer was not rendered: ${reason}`),
      sendsOnce: !isDevelopment,
    });
  const content = await open(prepared.folder);
  setCurrentLibrary(content.library);
  const front = createFront({
    ...content,
    next: await loadNext({ isDevelopment, port }),
    isDevelopment,
    knownScripts: [earlyScript],
    formulaFonts: await formulaFonts(),
    log,
  });
  await listen(front.server, port);
  progress.end();
  const { total, subjects, site } = content.library.catalog.frame;
  console.log(`  ${total.toLocaleString('en')} questions in ${subjects.length} subjects`);
  if (!site.baseUrl)
    console.log('  For a public site, set its address: `url: https://…` in site.yml of the content folder');
  console.log(`Ready: http://localhost:${port}`);
  const reloading = await reloadOnChange({
    contentFolder,
    content,
    folder: prepared.folder,
    open,
    front,
    log,
  });
  stopOnSignal(front.server, () => reloading.close());
});

async function openContent(
  generation: string,
  options: Parameters<typeof openLibrary>[1],
): Promise<ServedContent> {
  const library = await openLibrary(generation, options);
  const searchFolders = [library.searchFolder, ...(await keptSearchFolders(generation))];
  return {
    library,
    sources: await staticSources(searchFolders),
    pickHits: createHitsPicker(searchFolders),
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

/** On SIGTERM or SIGINT: no new connections, requests under way finish, exit 0. */
function stopOnSignal(server: Server, close: () => Promise<void>): void {
  const stop = () => {
    server.close(() => {
      close().finally(() => process.exit(0));
    });
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 5000).unref();
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}
