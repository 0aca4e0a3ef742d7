import path from 'node:path';
import type { ServedContent } from '@/lib/front/context';
import { createFront, type Front } from '@/lib/front/front';
import { setCurrentLibrary } from '@/lib/library/current';
import { parseArguments, parsePort } from './arguments';
import { buildSite } from './build-site';
import { listen, refusePortInUse } from './listen';
import { createLog } from './log';
import { frontOptions, openContent } from './open-content';
import { prepareApart } from './prepare-apart';
import { pagesToPrerender, prerender } from './prerender';
import { createProgressLines } from './progress-lines';
import { reloadOnChange } from './reload';
import { parseServeSettings } from './serve-settings';
import { runCommand } from './user-error';

/** Checks, indexes, builds and serves a library, saying what it does; `--dev` serves the sources as they are edited. */
runCommand(async () => {
  const port = parsePort(process.env.PORT);
  const settings = parseServeSettings(process.env);
  const { contentFolder, switches } = await parseArguments(process.argv.slice(2), ['dev']);
  const isDevelopment = switches.has('dev');
  await refusePortInUse(port);
  console.log(`Stoa: ${path.relative(process.cwd(), contentFolder) || contentFolder}`);
  const progress = createProgressLines(console.log);
  const prepared = await prepareApart(contentFolder);
  if (!isDevelopment) await buildSite(() => progress.begin('Building the site (once; about half a minute)'));
  progress.begin('Starting');
  const log = createLog(settings.log);
  const open = (generation: string) =>
    openContent(generation, {
      fallbackBaseUrl: `http://localhost:${port}`,
      onFailure: (reason) => log.error(`an answer was not rendered: ${reason}`),
      sendsOnce: !isDevelopment,
    });
  const content = await open(prepared.folder);
  setCurrentLibrary(content.library);
  const front = createFront({
    ...(await frontOptions(content, { isDevelopment, port })),
    keptBytes: settings.cacheBytes,
    log: log.error,
    ...(log.answer ? { onAnswer: log.answer } : {}),
  });
  await listen(front.server, port);
  progress.end();
  const { total, subjects, site } = content.library.catalog.frame;
  console.log(`  ${total.toLocaleString('en')} questions in ${subjects.length} subjects`);
  if (!site.baseUrl)
    console.log('  For a public site, set its address: `url: https://…` in site.yml of the content folder');
  console.log(`Ready: http://localhost:${port}`);
  const makeReady = ({ library }: ServedContent) => {
    if (!isDevelopment) void prerender(port, pagesToPrerender(library.catalog, settings.prerendered));
  };
  const reloading = await reloadOnChange({
    contentFolder,
    content,
    folder: prepared.folder,
    open,
    front,
    log: log.error,
    onServed: makeReady,
  });
  makeReady(content);
  stopOnSignal(front, () => reloading.close());
});

/** On SIGTERM or SIGINT: `/readyz` says no, no new connections, requests under way finish, exit 0. */
function stopOnSignal({ server, beginStop }: Front, close: () => Promise<void>): void {
  const stop = () => {
    beginStop();
    server.close(() => {
      close().finally(() => process.exit(0));
    });
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 5000).unref();
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}
