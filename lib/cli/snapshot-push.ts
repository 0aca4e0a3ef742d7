import path from 'node:path';
import { createProgressLines } from '@/lib/process/progress-lines';
import { UserError } from '@/lib/process/user-error';
import { prepareContent } from '@/lib/runtime/prepare-content';
import { type PushOutcome, pushSnapshot } from '@/lib/snapshot/storage/push-snapshot';
import { createS3Store } from '@/lib/snapshot/storage/s3-store';
import { parseStorageSettings } from '@/lib/snapshot/storage/storage-settings';
import { snapshotFolders } from '@/lib/snapshot/store/snapshot-folders';
import { existingContentFolder } from './arguments';
import { command } from './command';

const patience = { timeoutMs: 30_000, tries: 6 };
const usualKeep = 3;

command('snapshot-push', async ({ given }) => {
  const settings = parseStorageSettings(process.env);
  if (settings === undefined)
    throw new UserError('no object storage is set: set STOA_SNAPSHOTS to an address like s3://bucket/prefix');
  const keep = parseKeep(given.keep);
  const progress = createProgressLines(console.log);
  const root = given.artefacts ? path.resolve(given.artefacts) : await builtRoot(given.content, progress);
  const outcome = await pushSnapshot(createS3Store(settings, patience), {
    root,
    begin: progress.begin,
    keep,
  });
  progress.end();
  console.log(outcomeLine(outcome));
});

async function builtRoot(
  named: string | undefined,
  progress: ReturnType<typeof createProgressLines>,
): Promise<string> {
  const contentFolder = await existingContentFolder(named);
  await prepareContent(contentFolder, progress);
  return snapshotFolders(contentFolder).root;
}

function parseKeep(text: string | undefined): number {
  const keep = /^\d{1,3}$/.test(text ?? String(usualKeep)) ? Number(text ?? usualKeep) : Number.NaN;
  if (keep >= 1 && keep <= 100) return keep;
  throw new UserError(`--keep is ${text}: give a number of snapshots from 1 to 100`);
}

function outcomeLine({ snapshot, isNew, sentParts, sentBytes, removed }: PushOutcome): string {
  const megabytes = (sentBytes / 1e6).toFixed(1);
  if (!isNew && sentParts > 0)
    return `Mended: ${snapshot} is what is served, ${sentParts.toLocaleString('en')} parts of it were missing (${megabytes} MB)`;
  if (!isNew) return `Pushed already: ${snapshot} is what is served`;
  const left = removed > 0 ? `, ${removed.toLocaleString('en')} objects removed` : '';
  return `Pushed: ${snapshot}, ${sentParts.toLocaleString('en')} parts sent (${megabytes} MB)${left}`;
}
