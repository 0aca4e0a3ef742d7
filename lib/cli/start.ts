import path from 'node:path';
import { findServed } from '@/lib/generation/find-served';
import { generationFolders } from '@/lib/generation/folders';
import { parseArguments, parsePort, parseWorkers } from './arguments';
import { buildSite } from './build-site';
import { keepMeaning } from './keep-meaning';
import { listen, refusePortInUse } from './listen';
import { createLog } from './log';
import { prepareApart } from './prepare-apart';
import { createProgressLines, type ProgressLines } from './progress-lines';
import { reloadOnChange } from './reload';
import { serveGeneration } from './serve-generation';
import { parseServeSettings, type ServeSettings } from './serve-settings';
import { serveWithWorkers } from './serve-with-workers';
import { onStopSignal, stopServing } from './stop-serving';
import { leaveOnUncaught, sayUncaught } from './uncaught';
import { runCommand, UserError } from './user-error';

interface Start {
  readonly contentFolder: string;
  /** Folder of the generation. */
  readonly folder: string;
  readonly port: number;
  readonly settings: ServeSettings;
  readonly isDevelopment: boolean;
  readonly progress: ProgressLines;
}

/**
 * Checks, indexes, builds and serves a library, saying what it does. `--dev` serves the sources as they are edited;
 * `--workers N` serves with several processes.
 */
runCommand(async () => {
  const port = parsePort(process.env.PORT);
  const settings = parseServeSettings(process.env);
  const { contentFolder, switches, values } = await parseArguments(process.argv.slice(2), ['dev'], {
    workers: 'a number',
  });
  const isDevelopment = switches.has('dev');
  const workers = parseWorkers(values.workers);
  if (isDevelopment && workers > 1) throw new UserError('--dev serves with one process: leave out --workers');
  await refusePortInUse(port);
  console.log(`Stoa: ${path.relative(process.cwd(), contentFolder) || contentFolder}`);
  const progress = createProgressLines(console.log);
  const { folder } = await prepareApart(contentFolder);
  if (!isDevelopment) await buildSite(() => progress.begin('Building the site (once; about half a minute)'));
  const start = { contentFolder, folder, port, settings, isDevelopment, progress };
  if (workers > 1) await startSeveral(workers, start);
  else await startOne(start);
  console.log(`Ready: http://localhost:${port}`);
});

/** This process serves. */
async function startOne(start: Start): Promise<void> {
  const { contentFolder, folder, port, settings, isDevelopment, progress } = start;
  progress.begin('Starting');
  const log = createLog(settings.log);
  const serving = await serveGeneration(folder, { port, settings, log, isDevelopment });
  const { front } = serving;
  await listen(front.server, port);
  const meaning = keepMeaning(contentFolder, {
    log: log.error,
    onProgress: (progress) => {
      serving.content.library.meaning.progress = progress;
    },
  });
  const reloading = await reloadOnChange({
    contentFolder,
    folder,
    total: () => serving.content.library.catalog.frame.total,
    swap: async (next) => {
      await serving.swap(next);
      if (settings.hasMeaning) meaning.begin();
    },
    log: log.error,
  });
  const stop = () => {
    reloading.close();
    meaning.close();
    stopServing(front, serving.close);
  };
  onStopSignal(stop);
  if (isDevelopment) sayUncaught(log.error);
  else leaveOnUncaught(log.error, stop);
  await serving.makeReady();
  progress.end();
  if (settings.hasMeaning) meaning.begin();
  const { total, subjects, site } = serving.content.library.catalog.frame;
  console.log(`  ${total.toLocaleString('en')} questions in ${subjects.length} subjects`);
  if (!site.baseUrl)
    console.log('  For a public site, set its address: `url: https://…` in site.yml of the content folder');
}

/** Other processes serve; this one builds what is edited, and they take up each generation that it swaps in. */
async function startSeveral(workers: number, start: Start): Promise<void> {
  const { contentFolder, folder, settings, progress } = start;
  const { root } = generationFolders(contentFolder);
  const count = async () => (await findServed(root, 'sizes'))?.questions ?? 0;
  const log = createLog(settings.log).error;
  let total = await count();
  progress.begin(`Starting ${workers} processes`);
  const meaning = keepMeaning(contentFolder, { log });
  const reloading = await reloadOnChange({
    contentFolder,
    folder,
    total: () => total,
    swap: async () => {
      total = await count();
      if (settings.hasMeaning) meaning.begin();
    },
    log,
    done: 'The processes take up',
  });
  const script = path.join('lib', 'cli', 'serve.ts');
  const close = () => {
    reloading.close();
    meaning.close();
  };
  await serveWithWorkers(workers, { root, script, log, close });
  progress.end();
  if (settings.hasMeaning) meaning.begin();
  console.log(`  ${total.toLocaleString('en')} questions, served by ${workers} processes`);
}
