import path from 'node:path';
import type { TrialRow } from '@/bench/trial-row';
import { createSearchEngine } from '@/lib/search/engine/search-engine';
import { createDiskFiles } from '@/lib/search/server/disk-files';
import { createFailoverEngine } from '@/lib/search/server/failover-engine';
import { createClusterClient } from '@/lib/search/server/opensearch/client/cluster-client';
import type { ClusterSettings } from '@/lib/search/server/opensearch/cluster-settings';
import { type IndexNames, indexNames } from '@/lib/search/server/opensearch/index/index-names';
import { createOpensearchEngine } from '@/lib/search/server/opensearch/opensearch-engine';
import { createIndexAdmin, type IndexAdmin } from '@/lib/search/server/opensearch/publish/index-admin';
import { publish } from '@/lib/search/server/opensearch/publish/publish';
import { openPublished } from '@/lib/search/server/opensearch/publish/published-snapshot';
import type { ServerEngine } from '@/lib/search/server/server-engine';
import { findServed } from '@/lib/snapshot/store/find-served';
import { snapshotFiles, snapshotFolders } from '@/lib/snapshot/store/snapshot-folders';
import type { SearchNodes } from './search-nodes';
import { hitsText, type Searching, searchWhile } from './searchers';

/** What trials share: a cluster that serves the index of a library, and what its searches should find. */
export interface Trial {
  readonly nodes: SearchNodes;
  readonly settings: ClusterSettings;
  readonly names: IndexNames;
  readonly admin: IndexAdmin;
  readonly client: ReturnType<typeof createClusterClient>;
  readonly isQuick: boolean;
  readonly queries: readonly string[];
  readonly expected: ReadonlyMap<string, string>;
  /** Has the library's index published, whatever was done to the cluster before. */
  publish(isWhole?: boolean): Promise<void>;
  /** Searches the cluster as a server does, with the snapshot's own index behind it or not. */
  open(options: Pick<Tried, 'hasFallback' | 'nodes' | 'authority'>): OpenedTrial;
}

export interface OpenedTrial extends Searching {
  readonly engine: ServerEngine;
  /** How often the snapshot's own index had to answer. */
  readonly fellBack: () => number;
  close(): Promise<void>;
}

const queriesAsked = 40;
const timeoutMs = 20_000;

export async function openTrial(contentFolder: string, nodes: SearchNodes, isQuick: boolean): Promise<Trial> {
  const served = await findServed(snapshotFolders(contentFolder).root, 'sizes');
  if (served === undefined) throw new Error('the library is not built: run npm run build:content');
  const searchFolder = path.join(served.folder, snapshotFiles.search);
  const settings: ClusterSettings = {
    nodes: nodes.addresses,
    authorization: undefined,
    authority: undefined,
    prefix: 'stoa-trial',
    // The quick part runs wherever tests do, and fails on no time.
    budgetMs: isQuick ? timeoutMs : 800,
    publishMs: timeoutMs,
  };
  const client = createClusterClient({ ...settings, budgetMs: timeoutMs });
  const embedded = createSearchEngine(createDiskFiles(searchFolder));
  const queries = await titlesOf(served.folder, searchFolder);
  const expected = new Map<string, string>();
  for (const query of queries)
    expected.set(query, hitsText(await embedded.search({ query, limit: 10, offset: 0 })));
  return {
    nodes,
    settings,
    names: indexNames(settings.prefix),
    admin: createIndexAdmin(client, timeoutMs),
    client,
    isQuick,
    queries,
    expected,
    async publish(isWhole = false) {
      const asked = { snapshotFolder: served.folder, searchFolder, isWhole };
      await publish({ settings, begin: () => () => {}, ...asked });
    },
    open({ hasFallback, nodes: others = settings.nodes, authority }) {
      const own = createClusterClient({ ...settings, nodes: others, authority });
      const second: ServerEngine = {
        search: (request) => embedded.search(request),
        warm: embedded.warm,
        trouble: () => undefined,
        close: async () => {},
      };
      let fellBack = 0;
      const engine = createFailoverEngine({
        first: createOpensearchEngine({ client: own, index: settings.prefix }),
        second: hasFallback ? second : undefined,
        budgetMs: settings.budgetMs,
        onFailure: () => {},
        counts: {
          started() {},
          ended() {},
          fellBack: () => {
            fellBack += 1;
          },
        },
      });
      const close = async () => own.close();
      return { engine, search: engine.search, queries, expected, fellBack: () => fellBack, close };
    },
  };
}

/** Titles of the library and their ends, which all find something. */
async function titlesOf(snapshotFolder: string, searchFolder: string): Promise<string[]> {
  const snapshot = await openPublished(snapshotFolder, searchFolder);
  const every = Math.max(1, Math.floor(snapshot.manifest.documents / queriesAsked));
  const titles: string[] = [];
  for (let number = 0; number < snapshot.manifest.documents; number += every)
    titles.push((await snapshot.shown(number)).question);
  await snapshot.close();
  return titles.map((title, i) => (i % 2 === 0 ? title : `${title.split(/\s+/).slice(-3).join(' ')} `));
}

export interface Tried {
  readonly name: string;
  /** Whether the snapshot's own index stands behind the cluster. */
  readonly hasFallback: boolean;
  /** The longest p99 that is allowed, ms. */
  readonly p99Ms?: number;
  readonly nodes?: readonly string[];
  /** Certificates that are trusted, as PEM. */
  readonly authority?: string;
  readonly during: (opened: OpenedTrial) => Promise<void>;
}

/** Has twenty readers search while something is done to the cluster: none may be failed, and none misled. */
export async function tryWhile(trial: Trial, { name, during, p99Ms, ...open }: Tried): Promise<TrialRow> {
  const opened = trial.open(open);
  await opened.engine.warm();
  const { searches, failed, wrong, firstWrong, p99Ms: p99 } = await searchWhile(opened, () => during(opened));
  const fellBack = opened.fellBack();
  await opened.close();
  const isInTime = p99Ms === undefined || p99 <= p99Ms;
  return {
    tried: name,
    held: failed === 0 && wrong === 0 && searches > 0 && isInTime,
    figures: `${searches} searches, ${failed} failed, ${wrong} wrong, ${fellBack} by the snapshot, p99 ${Math.round(p99)} ms${firstWrong ? `; wrong: ${firstWrong}` : ''}`,
  };
}
