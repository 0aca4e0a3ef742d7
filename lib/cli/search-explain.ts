import path from 'node:path';
import { createProgressLines } from '@/lib/process/progress-lines';
import { runCommand, UserError } from '@/lib/process/user-error';
import { prepareContent } from '@/lib/runtime/prepare-content';
import { createExplainer } from '@/lib/search/engine/explain';
import { findVectors } from '@/lib/search/meaning/vectors/meaning-folder';
import findNear from '@/lib/search/meaning/vectors/near-task';
import { createDiskFiles } from '@/lib/search/server/disk-files';
import { snapshotFiles, snapshotFolders } from '@/lib/snapshot/store/snapshot-folders';
import { parseArguments } from './arguments';
import { explainLines } from './explain-lines';

const usage =
  'say what to search for: npm run search:explain -- "a query" [--subject SLUG] [--limit N] [--exact]';
const maxHits = 50;

/** Says what a search makes of a query, and what the order of its hits comes from: `QUERY [--content DIR] [--json]`. */
runCommand(async () => {
  const list = process.argv.slice(2);
  const { query, rest } = takeQuery(list);
  const wants = { subject: 'the slug of a subject', limit: 'a number of hits' };
  const { contentFolder, switches, values } = await parseArguments(rest, ['json', 'exact'], wants);
  const limit = Number(values.limit ?? 5);
  if (!(limit >= 1 && limit <= maxHits)) throw new UserError(`--limit wants a number from 1 to ${maxHits}`);
  // Figures are all that is written where a program reads them.
  const progress = createProgressLines(switches.has('json') ? () => {} : console.error);
  const { folder, name } = await prepareContent(contentFolder, progress);
  const near = await openNear(snapshotFolders(contentFolder).root, name);
  const explain = createExplainer(createDiskFiles(path.join(folder, snapshotFiles.search)), near);
  const request = { query, subject: values.subject, exact: switches.has('exact'), limit, offset: 0 };
  const told = await explain(request);
  console.log(switches.has('json') ? JSON.stringify(told, null, 1) : explainLines(told).join('\n'));
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

/** What does not begin as a switch, and is no switch's value, is the query. */
function takeQuery(list: readonly string[]): { readonly query: string; readonly rest: readonly string[] } {
  const isValue = (i: number) => /^--(content|subject|limit)$/.test(list[i - 1] ?? '');
  const isQuery = (argument: string, i: number) => !argument.startsWith('--') && !isValue(i);
  const query = list.filter(isQuery).join(' ');
  if (query.trim() === '') throw new UserError(usage);
  return { query, rest: list.filter((argument, i) => !isQuery(argument, i)) };
}
