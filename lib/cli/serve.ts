import cluster from 'node:cluster';
import path from 'node:path';
import { standaloneLibrary } from '@/lib/bundle/standalone-folder';
import { UserError } from '@/lib/process/user-error';
import { refusePortInUse } from '@/lib/runtime/listen';
import { createLog } from '@/lib/runtime/log';
import { refuseUnbuilt, serveBuilt } from '@/lib/runtime/serve-built';
import { parseServeSettings } from '@/lib/runtime/serve-settings';
import { bringStored } from '@/lib/runtime/serve-stored';
import { serveWithWorkers } from '@/lib/runtime/serve-with-workers';
import { hearOfStorage } from '@/lib/runtime/storage-trouble';
import { readFarSnapshots } from '@/lib/snapshot/storage/far-snapshots';
import { parseStorageSettings } from '@/lib/snapshot/storage/storage-settings';
import { exists } from '@/lib/snapshot/store/exists';
import { snapshotFolders } from '@/lib/snapshot/store/snapshot-folders';
import { contentFolderOf, parsePort, parseWorkers } from './arguments';
import { command } from './command';

command('serve', async ({ given }) => {
  const port = parsePort(process.env.PORT);
  const settings = parseServeSettings(process.env);
  const workers = parseWorkers(given.workers);
  const storage = cluster.isWorker ? undefined : parseStorageSettings(process.env);
  if (storage && given.artefacts)
    throw new UserError('STOA_SNAPSHOTS is set, so snapshots come from there: leave out --artefacts');
  const artefacts = storage ? '' : await artefactsOf(given);
  // A standalone folder is served from wherever it is started: the site lies beside the script.
  const beside = path.dirname(process.argv[1] ?? '');
  if (await exists(path.join(beside, '.next'))) process.chdir(beside);
  if (!cluster.isWorker) await refusePortInUse(port);
  const log = createLog(settings.log).error;
  const root = storage ? (await bringStored(storage, log)).root : artefacts;
  if (cluster.isWorker) {
    readFarSnapshots();
    hearOfStorage();
  }
  const found = await refuseUnbuilt(root);
  if (workers > 1) await serveWithWorkers(workers, { root, script: process.argv[1] ?? '', log, settings });
  else await serveBuilt(found, { root, port, settings });
  if (cluster.isWorker) return;
  console.log(`Ready: http://localhost:${port} (${found.questions.toLocaleString('en')} questions)`);
});

/** The folder that is named, else the library beside this script, else the one of the content folder. */
async function artefactsOf(named: {
  readonly artefacts: string | undefined;
  readonly content: string | undefined;
}): Promise<string> {
  if (named.artefacts) return path.resolve(named.artefacts);
  const beside = path.join(path.dirname(process.argv[1] ?? ''), standaloneLibrary);
  if (!named.content && (await exists(beside))) return beside;
  return snapshotFolders(contentFolderOf(named.content)).root;
}
