import { createSearchEngine, type SearchEngine } from '@/lib/search/engine/search-engine';
import { openTermHeads } from '@/lib/search/format/files/term-heads';
import type { SearchAnswer, SearchRequest } from '@/lib/search/format/protocol/search-answer';
import type { ServerEngine } from '@/lib/search/server/server-engine';
import type { ClusterClient } from './client/cluster-client';
import { type ClusterFiles, createClusterFiles } from './cluster-files';
import { createClusterRetrieval } from './query/cluster-retrieval';

/** How often it is looked whether another build is served. */
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
  readonly build: string;
  readonly engine: SearchEngine;
}

/** Searches an index of a cluster as published last, within a second of its publishing. */
export function createOpensearchEngine(options: OpensearchEngineOptions): ServerEngine {
  const { client, index, now = () => performance.now() } = options;
  const files = createClusterFiles(client, index);
  let opened: Promise<Opened> | undefined;
  let lookedAt = Number.NEGATIVE_INFINITY;
  const open = () => {
    opened ??= openEngine(files, options).catch((error: unknown) => {
      opened = undefined;
      throw error;
    });
    return opened;
  };
  /** The search that finds another build is the last of the one before. */
  const look = async (known: Opened) => {
    if (now() - lookedAt < lookMs) return;
    lookedAt = now();
    const build = await files.build().catch(() => known.build);
    if (build !== known.build) opened = undefined;
  };
  const ask = async (request: SearchRequest): Promise<SearchAnswer> => {
    const known = await open();
    void look(known);
    const near = known.build === options.nearBuild ? request.near : undefined;
    return known.engine.search({ ...request, near });
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

async function openEngine(files: ClusterFiles, { client, index }: OpensearchEngineOptions): Promise<Opened> {
  const build = await files.build();
  const engine = createSearchEngine(files, {
    openChunk: openTermHeads,
    retrieval: (reader) => createClusterRetrieval(reader, { client, index }),
  });
  return { build, engine };
}

function failed(error: unknown): SearchAnswer {
  return { status: 'failed', reason: error instanceof Error ? error.message : String(error) };
}
