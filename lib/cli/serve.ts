import cluster from 'node:cluster';
import path from 'node:path';
import { generationFolders } from '@/lib/generation/folders';
import { contentFolderOf, parsePort, parseWorkers, takeSwitches } from './arguments';
import { refusePortInUse } from './listen';
import { takeValues } from './named-values';
import { refuseUnbuilt, serveBuilt } from './serve-built';
import { parseServeSettings } from './serve-settings';
import { serveWithWorkers } from './serve-with-workers';
import { runCommand } from './user-error';

const wants = { content: 'a folder', artefacts: 'a folder', workers: 'a number' };

/**
 * Serves what is built, and builds nothing: `[--content DIR | --artefacts DIR] [--workers N]`. The content folder need not
 * be there; `--artefacts` names the folder that holds `current.json`, else it is found by the content folder's path.
 */
runCommand(async () => {
  const port = parsePort(process.env.PORT);
  const settings = parseServeSettings(process.env);
  const { values, rest } = takeValues(process.argv.slice(2), wants);
  takeSwitches(rest, [], Object.keys(wants));
  const workers = parseWorkers(values.workers);
  const root = values.artefacts
    ? path.resolve(values.artefacts)
    : generationFolders(contentFolderOf(values.content)).root;
  if (cluster.isWorker) return serveBuilt(root, port, settings);
  await refusePortInUse(port);
  const { questions } = await refuseUnbuilt(root);
  if (workers > 1) await serveWithWorkers(workers, { root, script: process.argv[1] ?? '' });
  else await serveBuilt(root, port, settings);
  console.log(`Ready: http://localhost:${port} (${questions.toLocaleString('en')} questions)`);
});
