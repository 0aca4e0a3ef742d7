import { createShare } from '@/lib/concurrency/share';
import { createFailoverEngine, type SearchCounts } from '@/lib/search/server/failover-engine';
import type { ServerEngine } from '@/lib/search/server/server-engine';
import { type ClusterClient, createClusterClient } from './client/cluster-client';
import type { ClusterSettings } from './cluster-settings';
import { indexNames } from './index/index-names';
import { createOpensearchEngine } from './opensearch-engine';

/** All snapshots that are open at a time share its connections, and what is known of its nodes. */
const share = createShare<ClusterClient>();

export interface ClusterEngineOptions {
  readonly embedded: ServerEngine;
  readonly build: string;
  readonly onFailure: (reason: string) => void;
  readonly counts?: SearchCounts | undefined;
}

/** Searches the index that a cluster serves, and the snapshot where the cluster does not answer. */
export function openClusterEngine(
  settings: ClusterSettings,
  { embedded, build, onFailure, counts }: ClusterEngineOptions,
): ServerEngine {
  const { value: client, leave } = share(settings.nodes.join(), () => createClusterClient(settings));
  const first = createOpensearchEngine({
    client,
    index: indexNames(settings.prefix).served,
    nearBuild: build,
  });
  const engine = createFailoverEngine({
    first,
    second: embedded,
    budgetMs: settings.budgetMs,
    onFailure,
    counts,
  });
  return {
    ...engine,
    async close() {
      await engine.close();
      await leave();
    },
  };
}
