import type { SearchCounts } from './failover-engine';
import type { ClusterSettings } from './opensearch/cluster-settings';
import type { ServerEngine } from './server-engine';

export interface EngineChoice {
  /** The cluster to search; undefined where the server searches by itself. */
  readonly cluster: ClusterSettings | undefined;
  /** The engine of the snapshot, which answers where the cluster does not. */
  readonly embedded: ServerEngine;
  /** The build of the snapshot: lists of what is near speak of its numbers. */
  readonly build: string;
  readonly onFailure: (reason: string) => void;
  readonly counts?: SearchCounts | undefined;
}

/** The engine of a server, by its settings. What talks to clusters is loaded only where one is set. */
export async function chooseEngine({ cluster, embedded, ...rest }: EngineChoice): Promise<ServerEngine> {
  if (cluster === undefined) return embedded;
  const { openClusterEngine } = await import('./opensearch/open-cluster-engine');
  return openClusterEngine(cluster, { embedded, ...rest });
}
