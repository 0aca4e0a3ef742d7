import { type ClusterClient, refusalOf } from '@/lib/search/server/opensearch/client/cluster-client';
import type { ClusterRequest } from '@/lib/search/server/opensearch/client/node-connection';
import { isSearchable, servedSettings } from '@/lib/search/server/opensearch/index/index-body';
import type { IndexNames } from '@/lib/search/server/opensearch/index/index-names';

/** What is done to indexes as a whole. All of it throws where the cluster refuses or does not answer. */
export interface IndexAdmin {
  /** Creates an index; answers whether it was there already. */
  create(index: string, body: unknown): Promise<boolean>;
  /** Whether an index has the fields that searches count on; false where there is none. */
  isSearchable(index: string): Promise<boolean>;
  /** The index that an alias stands for. */
  indexOf(alias: string): Promise<string | undefined>;
  /** The indexes whose names match. */
  list(pattern: string): Promise<readonly string[]>;
  /** Makes what was written visible, and copies of it on other nodes. */
  settle(index: string): Promise<void>;
  refresh(index: string): Promise<void>;
  /** Documents of questions in an index. */
  count(index: string): Promise<number>;
  /** Puts an index in the place of the one that is served, which becomes the previous one: in one step, or not at all. */
  serve(index: string, served: string | undefined, names: IndexNames): Promise<void>;
  delete(index: string): Promise<void>;
}

export function createIndexAdmin(client: Pick<ClusterClient, 'write'>, timeoutMs: number): IndexAdmin {
  const send = (request: ClusterRequest) => client.write(request, timeoutMs);
  /** Undefined where there is no such thing. */
  const ask = async (request: ClusterRequest): Promise<unknown> => {
    const response = await send(request);
    if (response.status === 404) return undefined;
    if (response.status >= 300) throw refusalOf(response, request);
    return response.body;
  };
  const put = (path: string, body: unknown, method: 'PUT' | 'POST' = 'PUT') =>
    ask({ method, path, body: JSON.stringify(body) });
  return {
    async create(index, body) {
      const request = { method: 'PUT', path: `/${index}`, body: JSON.stringify(body) } as const;
      const response = await send(request);
      if (response.status < 300) return false;
      const refusal = refusalOf(response, request);
      if (refusal.kind === 'resource_already_exists_exception') return true;
      throw refusal;
    },
    async isSearchable(index) {
      const found = (await ask({ method: 'GET', path: `/${index}/_mapping` })) as
        | Record<string, { readonly mappings?: unknown }>
        | undefined;
      const [mapping] = Object.values(found ?? {});
      return isSearchable(mapping?.mappings);
    },
    async indexOf(alias) {
      const found = (await ask({ method: 'GET', path: `/_alias/${alias}` })) as
        | Record<string, unknown>
        | undefined;
      return Object.keys(found ?? {})[0];
    },
    async list(pattern) {
      const path = `/_cat/indices/${pattern}?format=json&h=index`;
      const found = (await ask({ method: 'GET', path })) as { readonly index: string }[] | undefined;
      return (found ?? []).map(({ index }) => index).sort();
    },
    async settle(index) {
      // What was sent lies on the disk before it is copied: a copy that comes back begins with all of it.
      await ask({ method: 'POST', path: `/${index}/_flush?force=true` });
      await put(`/${index}/_settings`, servedSettings);
      await ask({ method: 'POST', path: `/${index}/_refresh` });
      // What cannot be copied everywhere is served all the same.
      await send({ method: 'GET', path: `/_cluster/health/${index}?wait_for_status=green&timeout=30s` });
    },
    refresh: async (index) => void (await ask({ method: 'POST', path: `/${index}/_refresh` })),
    async count(index) {
      const answer = await put(`/${index}/_count`, { query: { exists: { field: 'number' } } }, 'POST');
      return (answer as { readonly count: number }).count;
    },
    async serve(index, served, names) {
      await put('/_aliases', { actions: swapActions(index, served, names) }, 'POST');
    },
    delete: async (index) => void (await ask({ method: 'DELETE', path: `/${index}` })),
  };
}

/** What one request does to the aliases, so that no search finds none of them. */
function swapActions(index: string, served: string | undefined, names: IndexNames): readonly unknown[] {
  const isFirst = served === undefined || served === index;
  const remove = (alias: string) => ({ remove: { index: names.allIndexes, alias, must_exist: false } });
  return [
    remove(names.served),
    { add: { index, alias: names.served } },
    ...(isFirst ? [] : [remove(names.previous), { add: { index: served, alias: names.previous } }]),
  ];
}
