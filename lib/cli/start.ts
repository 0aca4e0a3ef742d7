import type { Server } from 'node:http';
import path from 'node:path';
import { earlyScript } from '@/components/site/early-script';
import { createFront } from '@/lib/front/front';
import { loadNext } from '@/lib/front/next-handler';
import { setCurrentLibrary } from '@/lib/library/current';
import { parseArguments, parsePort } from './arguments';
import { buildSite } from './build-site';
import { listen, refusePortInUse } from './listen';
import { formulaFonts, openContent } from './open-content';
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
