import path from 'node:path';
import { createRuns } from '@/lib/concurrency/runs';
import type { ClusterSettings } from '@/lib/search/server/opensearch/cluster-settings';
import { snapshotFiles } from '@/lib/snapshot/store/snapshot-folders';
import { messageOf } from '@/lib/text/error-message';
import { runProgram } from './run-program';

const program = path.join('lib', 'cli', 'search-publish.ts');
/** What failed, or what somebody else was doing, is tried again after such a pause. */
const firstPauseMs = 2000;
const longestPauseMs = 300_000;

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
  const stop = new AbortController();
  let wanted: string | undefined;
  let published: string | undefined;
  const publishing = createRuns(
    async () => {
      const folder = wanted;
      if (folder === undefined || folder === published) return;
      await publishOne(cluster, { folder, contentFolder, signal: stop.signal });
      published = folder;
    },
    {
      firstPauseMs,
      longestPauseMs,
      onFailure: (error, pauseMs) =>
        log(`the search cluster is not up to date: ${messageOf(error)}; trying again in ${pauseMs / 1000} s`),
    },
  );
  return {
    begin(folder) {
      wanted = folder;
      publishing.begin();
    },
    close() {
      publishing.close();
      stop.abort();
    },
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
