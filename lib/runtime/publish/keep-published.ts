import path from 'node:path';
import type { ClusterSettings } from '@/lib/search/server/opensearch/cluster-settings';
import { snapshotFiles } from '@/lib/snapshot/store/snapshot-folders';
import { keepUpToDate } from './keep-up-to-date';
import { runProgram } from './run-program';

const program = path.join('lib', 'cli', 'search-publish.ts');

export interface PublishedKeeper {
  /** A snapshot is served: what it changed goes to the cluster. */
  begin(snapshotFolder: string): void;
  close(): void;
}

/**
 * Keeps the index of a cluster as what is served: changes are sent by this process, a whole index by another one, since that
 * takes long. Nothing is done where no cluster is set.
 */
export function keepPublished(
  cluster: ClusterSettings | undefined,
  { contentFolder, log }: { readonly contentFolder: string; readonly log: (message: string) => void },
): PublishedKeeper {
  if (cluster === undefined) return { begin() {}, close() {} };
  let wanted: string | undefined;
  let published: string | undefined;
  const publish = async (signal: AbortSignal) => {
    const folder = wanted;
    if (folder === undefined || folder === published) return;
    await publishOne(cluster, { folder, contentFolder, signal });
    published = folder;
  };
  const { begin, close } = keepUpToDate('the search cluster', publish, log);
  return {
    begin(folder) {
      wanted = folder;
      begin();
    },
    close,
  };
}

interface Publishing {
  readonly folder: string;
  readonly contentFolder: string;
  readonly signal: AbortSignal;
}

async function publishOne(
  settings: ClusterSettings,
  { folder, contentFolder, signal }: Publishing,
): Promise<void> {
  const { publish } = await import('@/lib/search/server/opensearch/publish/publish');
  const outcome = await publish({
    settings,
    begin: () => () => {},
    snapshotFolder: folder,
    searchFolder: path.join(folder, snapshotFiles.search),
    isWhole: false,
    isOfChangesOnly: true,
  });
  if (outcome.kind !== 'whole wanted') return;
  const failure = 'the whole index could not be published';
  await runProgram(program, ['--content', contentFolder], { failure, signal });
}
