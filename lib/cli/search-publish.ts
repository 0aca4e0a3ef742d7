import path from 'node:path';
import { createProgressLines } from '@/lib/process/progress-lines';
import { UserError } from '@/lib/process/user-error';
import { prepareContent } from '@/lib/runtime/prepare-content';
import { parseClusterSettings } from '@/lib/search/server/opensearch/cluster-settings';
import {
  type PublishOutcome,
  publish,
  publishPrevious,
} from '@/lib/search/server/opensearch/publish/publish';
import { snapshotFiles } from '@/lib/snapshot/store/snapshot-folders';
import { existingContentFolder } from './arguments';
import { command } from './command';

command('search-publish', async ({ given }) => {
  const settings = parseClusterSettings(process.env);
  if (settings === undefined)
    throw new UserError('no cluster is set: set STOA_OPENSEARCH to the addresses of its nodes');
  if (given.rollback) {
    console.log(`Served again: ${await publishPrevious({ settings })}`);
    return;
  }
  const progress = createProgressLines(console.log);
  const { folder } = await prepareContent(await existingContentFolder(given.content), progress);
  const outcome = await publish({
    settings,
    begin: progress.begin,
    snapshotFolder: folder,
    searchFolder: path.join(folder, snapshotFiles.search),
    isWhole: given.whole,
  });
  progress.end();
  console.log(outcomeLine(outcome));
});

function outcomeLine(outcome: PublishOutcome): string {
  if (outcome.kind === 'changes')
    return `Published: ${outcome.sent} questions sent, ${outcome.deleted} taken out`;
  if (outcome.kind !== 'whole') return 'Published already: the index is of this snapshot';
  const { documents, sent, index } = outcome;
  return `Published: ${documents.toLocaleString('en')} questions, ${sent.toLocaleString('en')} of them sent, as ${index}`;
}
