import type { BeginStep } from '@/lib/process/progress';
import { createClusterClient } from '@/lib/search/server/opensearch/client/cluster-client';
import type { ClusterSettings } from '@/lib/search/server/opensearch/cluster-settings';
import { indexNames } from '@/lib/search/server/opensearch/index/index-names';
import { createIndexAdmin } from './index-admin';
import { type IndexedManifest, isUpdateOf, publishChanges, readIndexed } from './publish-changes';
import { takePublishLock } from './publish-lock';
import { publishSnapshot, rollBack } from './publish-snapshot';
import { openPublished } from './published-snapshot';

export interface PublishOptions {
  readonly settings: ClusterSettings;
  readonly begin: BeginStep;
}

export interface PublishAsked extends PublishOptions {
  readonly snapshotFolder: string;
  readonly searchFolder: string;
  /** Whether all of it is sent though only some of it changed: what drifted comes right. */
  readonly isWhole: boolean;
  /** Whether a snapshot of which the changes alone cannot be sent is left as it is. */
  readonly isOfChangesOnly?: boolean;
}

/** What came of it: nothing was to be done, changes were sent, or a whole index; or it would have to be a whole one. */
export type PublishOutcome =
  | { readonly kind: 'same' | 'whole wanted' }
  | { readonly kind: 'changes'; readonly sent: number; readonly deleted: number }
  | { readonly kind: 'whole'; readonly index: string; readonly documents: number; readonly sent: number };

interface IndexState {
  /** The index that is served, where it can be searched. */
  readonly index: string | undefined;
  readonly indexed: IndexedManifest | undefined;
}

/** Lock document and all: the index of the lock is made where it is not there. */
const lockBody = {
  settings: { number_of_shards: 1, auto_expand_replicas: '0-1' },
  mappings: { dynamic: false },
};

/** Publishes a snapshot to the cluster: what changed, or all of it. */
export async function publish(asked: PublishAsked): Promise<PublishOutcome> {
  const { settings, begin, isWhole, isOfChangesOnly = false } = asked;
  const cluster = open(settings);
  const { client, names, admin, timeoutMs } = cluster;
  const snapshot = await openPublished(asked.snapshotFolder, asked.searchFolder);
  try {
    const state = async (): Promise<IndexState> => {
      const index = await admin.indexOf(names.served);
      const isSearchable = index !== undefined && (await admin.isSearchable(index));
      const indexed = isSearchable ? await readIndexed(client, index) : undefined;
      return { index: isSearchable ? index : undefined, indexed };
    };
    /** What comes of it where nothing is to be sent. */
    const settled = ({ indexed }: IndexState): PublishOutcome | undefined => {
      if (!isWhole && indexed?.build === snapshot.manifest.build) return { kind: 'same' };
      return isOfChangesOnly && !isUpdateOf(snapshot, indexed) ? { kind: 'whole wanted' } : undefined;
    };
    const before = settled(await state());
    if (before) return before;
    return await cluster.locked(async (lock) => {
      const now = await state();
      const { index, indexed } = now;
      // Another may have published until the lock was free.
      const meanwhile = settled(now);
      if (meanwhile) return meanwhile;
      if (!isWhole && index !== undefined && isUpdateOf(snapshot, indexed)) {
        const changes = await publishChanges(snapshot, { ...cluster, index, indexed, lock });
        return { kind: 'changes', ...changes };
      }
      const whole = await publishSnapshot(snapshot, { client, admin, names, lock, timeoutMs, begin });
      return { kind: 'whole', ...whole };
    });
  } finally {
    await snapshot.close();
    client.close();
  }
}

/** Has the index before served again; answers its name. */
export async function publishPrevious({ settings }: Pick<PublishOptions, 'settings'>): Promise<string> {
  const cluster = open(settings);
  try {
    return await cluster.locked(() => rollBack(cluster));
  } finally {
    cluster.client.close();
  }
}

function open(settings: ClusterSettings) {
  const { publishMs: timeoutMs } = settings;
  // Whoever publishes waits for an answer as long as it takes.
  const client = createClusterClient({ ...settings, budgetMs: timeoutMs });
  const names = indexNames(settings.prefix);
  const admin = createIndexAdmin(client, timeoutMs);
  return {
    client,
    names,
    admin,
    timeoutMs,
    async locked<T>(task: (lock: Awaited<ReturnType<typeof takePublishLock>>) => Promise<T>): Promise<T> {
      await admin.create(names.lock, lockBody);
      const lock = await takePublishLock(client, { index: names.lock, timeoutMs });
      try {
        return await task(lock);
      } finally {
        await lock.release();
      }
    },
  };
}
