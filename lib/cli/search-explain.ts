import path from 'node:path';
import { createProgressLines } from '@/lib/process/progress-lines';
import { UserError } from '@/lib/process/user-error';
import { prepareContent } from '@/lib/runtime/prepare-content';
import { createExplainer } from '@/lib/search/engine/explain';
import { findVectors } from '@/lib/search/meaning/vectors/meaning-folder';
import findNear from '@/lib/search/meaning/vectors/near-task';
import { createDiskFiles } from '@/lib/search/server/disk-files';
import { snapshotFiles, snapshotFolders } from '@/lib/snapshot/store/snapshot-folders';
import { existingContentFolder } from './arguments';
import { command } from './command';
import { explainLines } from './lines/explain-lines';

const maxHits = 50;

command('search-explain', async ({ given, text: query }) => {
  const { subject, exact, json } = given;
  const contentFolder = await existingContentFolder(given.content);
  const limit = Number(given.limit ?? 5);
  if (!(limit >= 1 && limit <= maxHits))
    throw new UserError(`--limit is ${given.limit}: give a number from 1 to ${maxHits}`);
  // Figures are all that is written where a program reads them.
  const progress = createProgressLines(json ? () => {} : console.error);
  const { folder, name } = await prepareContent(contentFolder, progress);
  const near = await openNear(snapshotFolders(contentFolder).root, name);
  const explain = createExplainer(createDiskFiles(path.join(folder, snapshotFiles.search)), near);
  const told = await explain({ query, subject, exact, limit, offset: 0 });
  console.log(json ? JSON.stringify(told, null, 1) : explainLines(told).join('\n'));
});

/** What is near a text, where the vectors of the library are made. */
async function openNear(root: string, snapshot: string) {
  const vectors = await findVectors(root, snapshot);
  if (vectors === undefined) {
    console.error('By words alone: this library has no vectors yet; npm run build makes them.');
    return undefined;
  }
  return (text: string) =>
    findNear({ vectors: vectors.file, model: vectors.ownModel, text }).catch((error: unknown) => {
      console.error(`By words alone: ${error instanceof Error ? error.message : error}.`);
      return undefined;
    });
}
