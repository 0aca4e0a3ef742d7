import path from 'node:path';
import { buildSite } from '@/lib/bundle/build-site';
import { writeStandalone } from '@/lib/bundle/write-standalone';
import { createProgressLines } from '@/lib/process/progress-lines';
import { encodeOnce } from '@/lib/runtime/keep-meaning';
import { prepareInProcess } from '@/lib/runtime/reload/prepare-in-process';
import { snapshotFolders } from '@/lib/snapshot/store/snapshot-folders';
import { existingContentFolder } from './arguments';
import { command } from './command';

/** What it writes has the settings of `npm start`; it builds nothing and needs no content. */
command('standalone', async ({ given }) => {
  const contentFolder = await existingContentFolder(given.content);
  const target = path.resolve(given.out ?? 'standalone');
  const shown = path.relative(process.cwd(), target) || target;
  const progress = createProgressLines(console.log);
  const hasLibrary = !given['no-library'];
  const prepared = hasLibrary ? await prepareInProcess(contentFolder) : undefined;
  if (prepared && !given['no-meaning']) await encodeOnce(contentFolder);
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
