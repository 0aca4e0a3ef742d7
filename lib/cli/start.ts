import path from 'node:path';
import { buildSite } from '@/lib/bundle/build-site';
import { createProgressLines, type ProgressLines } from '@/lib/process/progress-lines';
import { leaveOnUncaught, logUncaught } from '@/lib/process/uncaught';
import { UserError } from '@/lib/process/user-error';
import { keepMeaning } from '@/lib/runtime/keep-meaning';
import { listen, refusePortInUse } from '@/lib/runtime/listen';
import { createLog } from '@/lib/runtime/log';
import { keepPublished } from '@/lib/runtime/publish/keep-published';
import { keepPushed } from '@/lib/runtime/publish/keep-pushed';
import { BuildFailed, prepareInProcess } from '@/lib/runtime/reload/prepare-in-process';
import { type Reloading, reloadOnChange } from '@/lib/runtime/reload/reload';
import { olderVariable } from '@/lib/runtime/serve-built';
import { parseServeSettings, type ServeSettings } from '@/lib/runtime/serve-settings';
import { serveSnapshot } from '@/lib/runtime/serve-snapshot';
import { serveWithWorkers } from '@/lib/runtime/serve-with-workers';
import { onStopSignal, stopServing } from '@/lib/runtime/stop-serving';
import { showDrafts } from '@/lib/site/drafts';
import { parseStorageSettings } from '@/lib/snapshot/storage/storage-settings';
import { findOther, findServed } from '@/lib/snapshot/store/find-served';
import { snapshotFolders } from '@/lib/snapshot/store/snapshot-folders';
import { counted } from '@/lib/text/counted';
import { existingContentFolder, parsePort, parseWorkers } from './arguments';
import { command } from './command';

interface Start {
  readonly contentFolder: string;
  /** Folder of the snapshot. */
  readonly folder: string;
  /** Why it is an older one than the content would be. */
  readonly trouble?: string;
  readonly port: number;
  readonly settings: ServeSettings;
  /** Whether object storage is to have each snapshot. */
  readonly pushes: boolean;
  readonly isDevelopment: boolean;
  readonly progress: ProgressLines;
}

command('start', async ({ given }) => {
  const port = parsePort(process.env.PORT);
  const settings = parseServeSettings(process.env);
  const pushes = parseStorageSettings(process.env)?.pushes ?? false;
  const contentFolder = await existingContentFolder(given.content);
  const isDevelopment = given.dev;
  if (isDevelopment) showDrafts();
  const workers = parseWorkers(given.workers);
  if (isDevelopment && workers > 1) throw new UserError('--dev serves with one process: leave out --workers');
  await refusePortInUse(port);
  console.log(`Stoa: ${path.relative(process.cwd(), contentFolder) || contentFolder}`);
  const progress = createProgressLines(console.log);
  const { folder, trouble } = await prepareOrOlder(contentFolder);
  if (!isDevelopment) await buildSite(() => progress.begin('Building the site (once; about half a minute)'));
  const start = {
    contentFolder,
    folder,
    ...(trouble ? { trouble } : {}),
    port,
    settings,
    pushes: pushes && !isDevelopment,
    isDevelopment,
    progress,
  };
  if (workers > 1) await startSeveral(workers, start);
  else await startOne(start);
  console.log(`Ready: http://localhost:${port}`);
});

/** What the system does not let be built now is no reason to serve nothing: a whole previous snapshot is served. */
async function prepareOrOlder(
  contentFolder: string,
): Promise<{ readonly folder: string; readonly trouble?: string }> {
  try {
    return await prepareInProcess(contentFolder);
  } catch (error) {
    if (!(error instanceof BuildFailed) || !error.isOfSystem) throw error;
    const { root } = snapshotFolders(contentFolder);
    const older = (await findServed(root, 'bytes').catch(() => undefined)) ?? (await findOther(root, ''));
    if (older === undefined) throw error;
    const trouble = 'the content as it is could not be built, and is tried again';
    console.error(`stoa: ${trouble}; the previous snapshot, ${older.name}, is served until then`);
    return { folder: older.folder, trouble };
  }
}

/** This process serves. */
async function startOne(start: Start): Promise<void> {
  const { contentFolder, folder, trouble, port, settings, isDevelopment, progress } = start;
  progress.begin('Starting');
  const log = createLog(settings.log);
  let reloading: Reloading | undefined;
  const onDamage = () => reloading?.fix();
  const serving = await serveSnapshot(folder, { port, settings, log, isDevelopment, trouble, onDamage });
  const { front } = serving;
  await listen(front.server, port);
  const pushed = pushedBy(start, log.error);
  const meaning = keepMeaning(contentFolder, {
    log: log.error,
    onDone: pushed.begin,
    onProgress: (progress) => {
      serving.content.library.meaning.progress = progress;
    },
  });
  const published = keepPublished(settings.cluster, { contentFolder, log: log.error });
  reloading = await reloadOnChange({
    contentFolder,
    folder: trouble ? '' : folder,
    total: () => serving.content.library.catalog.frame.total,
    swap: async (next) => {
      // What it reads is in its place already: it need not wait for the new snapshot to be opened.
      if (settings.hasMeaning) meaning.begin();
      published.begin(next);
      pushed.begin();
      await serving.swap(next);
    },
    log: log.error,
  });
  const stop = () => {
    reloading?.close();
    meaning.close();
    published.close();
    pushed.close();
    stopServing(front, serving.close);
  };
  onStopSignal(stop);
  if (isDevelopment) logUncaught(log.error);
  else leaveOnUncaught(log.error, stop);
  await serving.makeReady();
  progress.end();
  if (settings.hasMeaning) meaning.begin();
  published.begin(serving.content.library.snapshotFolder);
  pushed.begin();
  const { total, subjects, site } = serving.content.library.catalog.frame;
  console.log(`  ${counted(total, 'question')} in ${counted(subjects.length, 'subject')}`);
  if (!site.baseUrl)
    console.log('  For a public site, set its address: `url: https://…` in site.yml of the content folder');
}

function pushedBy({ contentFolder, pushes }: Start, log: (message: string) => void) {
  return keepPushed({ isWanted: pushes, root: snapshotFolders(contentFolder).root, log });
}

/** Other processes serve; this one builds what is edited, and they take up each snapshot that it swaps in. */
async function startSeveral(workers: number, start: Start): Promise<void> {
  const { contentFolder, folder, trouble, settings, progress } = start;
  const { root } = snapshotFolders(contentFolder);
  const count = async () => (await findServed(root, 'sizes').catch(() => undefined))?.questions ?? 0;
  const log = createLog(settings.log).error;
  let total = await count();
  progress.begin(`Starting ${workers} processes`);
  const pushed = pushedBy(start, log);
  const meaning = keepMeaning(contentFolder, { log, onDone: pushed.begin });
  const published = keepPublished(settings.cluster, { contentFolder, log });
  if (trouble) process.env[olderVariable] = trouble;
  const reloading = await reloadOnChange({
    contentFolder,
    folder: trouble ? '' : folder,
    total: () => total,
    swap: async (next) => {
      published.begin(next);
      pushed.begin();
      total = await count();
      if (settings.hasMeaning) meaning.begin();
      delete process.env[olderVariable];
    },
    log,
    done: 'The processes take up',
  });
  const script = path.join('lib', 'cli', 'serve.ts');
  const close = () => {
    reloading.close();
    meaning.close();
    published.close();
    pushed.close();
  };
  await serveWithWorkers(workers, { root, script, log, settings, close, onDamage: reloading.fix });
  progress.end();
  if (settings.hasMeaning) meaning.begin();
  published.begin(folder);
  pushed.begin();
  console.log(`  ${total.toLocaleString('en')} questions, served by ${workers} processes`);
}
