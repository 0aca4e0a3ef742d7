import path from 'node:path';
import { createProgressLines } from '@/lib/process/progress-lines';
import { runCommand } from '@/lib/process/user-error';
import { prepareContent } from '@/lib/runtime/prepare-content';
import { unpackSearch } from '@/lib/search/server/unpack-search';
import { snapshotFiles } from '@/lib/snapshot/store/snapshot-folders';
import { parseArguments } from './arguments';

/** Writes the search files of a library as plain files for a file server or CDN: `[--content DIR] TARGET`. */
runCommand(async () => {
  const target = process.argv.at(-1) ?? '';
  const hasTarget =
    process.argv.length > 2 && !target.startsWith('--') && process.argv.at(-2) !== '--content';
  const folder = path.resolve(hasTarget ? target : 'search-data');
  const { contentFolder } = await parseArguments(process.argv.slice(2, hasTarget ? -1 : undefined), []);
  const progress = createProgressLines(console.log);
  const prepared = await prepareContent(contentFolder, progress);
  progress.begin(`Writing ${path.relative(process.cwd(), folder) || folder}`);
  const files = await unpackSearch(path.join(prepared.folder, snapshotFiles.search), folder);
  progress.end(`${files.toLocaleString('en')} files`);
});
