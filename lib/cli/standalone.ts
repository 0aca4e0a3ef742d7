import path from 'node:path';
import { buildSite } from '@/lib/bundle/build-site';
import { writeStandalone } from '@/lib/bundle/write-standalone';
import { createProgressLines } from '@/lib/process/progress-lines';
import { runCommand } from '@/lib/process/user-error';
import { encodeOnce } from '@/lib/runtime/keep-meaning';
import { prepareInProcess } from '@/lib/runtime/prepare-in-process';
import { snapshotFolders } from '@/lib/snapshot/store/snapshot-folders';
import { parseArguments } from './arguments';

/**
 * Writes a folder that serves a library with Node alone: `[--content DIR] [--out FOLDER] [--no-library] [--no-meaning]`. Started by
 * `node server.mjs` in it, with the settings of `npm start`; it builds nothing and needs no content.
 */
runCommand(async () => {
  const { contentFolder, switches, values } = await parseArguments(
    process.argv.slice(2),
    ['no-library', 'no-meaning'],
    {
      out: 'a folder',
    },
  );
  const target = path.resolve(values.out ?? 'standalone');
  const shown = path.relative(process.cwd(), target) || target;
  const progress = createProgressLines(console.log);
  const hasLibrary = !switches.has('no-library');
  const prepared = hasLibrary ? await prepareInProcess(contentFolder) : undefined;
  if (prepared && !switches.has('no-meaning')) await encodeOnce(contentFolder);
  await buildSite(() => progress.begin('Building the site'), { isStandalone: true });
  progress.begin(`Writing ${shown}`);
  const artefacts = prepared && { root: snapshotFolders(contentFolder).root, folder: prepared.folder };
  await writeStandalone(target, artefacts);
  progress.end();
  console.log(
    hasLibrary
      ? `Ready: node ${path.join(shown, 'server.mjs')}`
      : `Ready: node ${path.join(shown, 'server.mjs')} --artefacts DIR, the folder of .stoa that holds current.json`,
  );
});
