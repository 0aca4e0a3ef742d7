import { createSearchEngine, type SearchEngine } from '@/lib/search/engine/search-engine';
import { openTermHeads } from '@/lib/search/format/files/term-heads';
import type { SearchAnswer, SearchRequest } from '@/lib/search/format/protocol/search-answer';
import type { ServerEngine } from '@/lib/search/server/server-engine';
import { messageOf } from '@/lib/text/error-message';
import { type ClusterClient, ClusterFailure } from './client/cluster-client';
import { createClusterFiles } from './cluster-files';
import { isSearchable } from './index/index-body';
import { createClusterRetrieval } from './query/cluster-retrieval';
import { readServed, type Served } from './served-index';

/** How often it is looked whether another index or build is served. */
const lookMs = 1000;

export interface OpensearchEngineOptions {
  readonly client: Pick<ClusterClient, 'read' | 'state'>;
  /** The alias that is searched, or an index. */
  readonly index: string;
  /** The build whose numbers lists of what is near speak of: with another one they mean nothing. */
  readonly nearBuild?: string;
  readonly now?: () => number;
}

interface Opened {
  readonly served: Served;
  readonly engine: SearchEngine;
}

/**
 * Searches an index of a cluster as published last, within a second of its publishing. A search is of one index from its
 * beginning to its end, whichever the alias stands for meanwhile.
 */
export function createOpensearchEngine(options: OpensearchEngineOptions): ServerEngine {
  const { client, index, now = () => performance.now() } = options;
  let opened: Promise<Opened> | undefined;
  let lookedAt = now();
  const open = () => {
    opened ??= openEngine(options).catch((error: unknown) => {
      opened = undefined;
      throw error;
    });
    return opened;
  };
  /** The search that finds another build is the last of the one before. */
  const look = async ({ served }: Opened) => {
    if (now() - lookedAt < lookMs) return;
    lookedAt = now();
    try {
      const found = await readServed(client, index);
      if (found.index !== served.index || found.build !== served.build) opened = undefined;
    } catch (error) {
      // A cluster that does not answer may have what it had; one that answers otherwise has not.
      if (!(error instanceof ClusterFailure)) opened = undefined;
    }
  };
  const ask = async (request: SearchRequest): Promise<SearchAnswer> => {
    const known = await open();
    void look(known);
    const { build } = known.served;
    const near = build === options.nearBuild ? request.near : undefined;
    const answer = await known.engine.search({ ...request, near });
    // What it knows of the index may be no longer so.
    if (answer.status === 'failed') opened = undefined;
    // By words alone it is answered otherwise by a server of this build.
    const isWhole = answer.status === 'ok' && !answer.isPartial && near === request.near;
    return isWhole ? { ...answer, build } : answer;
  };
  return {
    search: (request) => ask(request).catch(failed),
    warm: () =>
      open().then(
        ({ engine }) => engine.warm(),
        () => {},
      ),
    trouble: () => {
      const { failing, nodes } = client.state;
      return failing > 0 ? `${failing} of ${nodes} search nodes do not answer` : undefined;
    },
    async close() {
      opened = undefined;
    },
  };
}

/** @throws where the index is of another format, or has not the fields that are searched: then nothing would be found in it */
async function openEngine({ client, index: alias }: OpensearchEngineOptions): Promise<Opened> {
  const served = await readServed(client, alias);
  const { index } = served;
  const mappings = (await client.read({ method: 'GET', path: `/${index}/_mapping` })) as Record<
    string,
    { readonly mappings?: unknown } | undefined
  >;
  if (!isSearchable(mappings[index]?.mappings))
    throw new Error(`${index} has other fields than are searched.`);
  const engine = createSearchEngine(createClusterFiles(client, index), {
    openChunk: openTermHeads,
    retrieval: (reader) => createClusterRetrieval(reader, { client, index }),
  });
  return { served, engine };
}

function failed(error: unknown): SearchAnswer {
  return { status: 'failed', reason: messageOf(error) };
}
