import { createClusterClient } from '@/lib/search/server/opensearch/client/cluster-client';
import { parseClusterSettings } from '@/lib/search/server/opensearch/cluster-settings';
import { indexNames } from '@/lib/search/server/opensearch/index/index-names';
import { createIndexAdmin } from '@/lib/search/server/opensearch/publish/index-admin';

const timeoutMs = 60_000;

/** The cluster that `STOA_OPENSEARCH` names, with names that no library has. */
export function openBenchCluster() {
  const settings = parseClusterSettings({ STOA_OPENSEARCH_PREFIX: 'stoa-bench', ...process.env });
  if (settings === undefined)
    throw new Error('no cluster is set: set STOA_OPENSEARCH to the addresses of its nodes');
  const client = createClusterClient({ ...settings, budgetMs: timeoutMs });
  const admin = createIndexAdmin(client, timeoutMs);
  return { client, admin, names: indexNames(settings.prefix), timeoutMs };
}

export type BenchCluster = ReturnType<typeof openBenchCluster>;

/** Bytes of an index on disk, its copies aside. */
export async function indexBytes({ client }: Pick<BenchCluster, 'client'>, index: string): Promise<number> {
  const path = `/${index}/_stats/store?filter_path=_all.primaries.store.size_in_bytes`;
  const stats = (await client.read({ method: 'GET', path })) as {
    readonly _all: { readonly primaries: { readonly store: { readonly size_in_bytes: number } } };
  };
  return stats._all.primaries.store.size_in_bytes;
}
