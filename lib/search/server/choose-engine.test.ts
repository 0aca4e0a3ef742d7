import { beforeEach, expect, it, vi } from 'vitest';
import { chooseEngine } from './choose-engine';
import { parseClusterSettings } from './opensearch/cluster-settings';
import type { ServerEngine } from './server-engine';

const loaded = vi.hoisted(() => ({ times: 0 }));
vi.mock('./opensearch/open-cluster-engine', () => {
  loaded.times += 1;
  return { openClusterEngine: () => clusterEngine };
});

const engine = (): ServerEngine => ({
  search: async () => ({ status: 'failed', reason: 'not asked here' }),
  warm: async () => {},
  trouble: () => undefined,
  close: async () => {},
});
const clusterEngine = engine();
const embedded = engine();

beforeEach(() => {
  loaded.times = 0;
});

it('searches with the embedded engine, and loads nothing that talks to clusters, where none is set', async () => {
  const chosen = await chooseEngine({ cluster: undefined, embedded, build: 'b', onFailure: () => {} });
  expect(chosen).toBe(embedded);
  expect(loaded.times).toBe(0);
});
it('searches the cluster that is set', async () => {
  const cluster = parseClusterSettings({ STOA_OPENSEARCH: 'http://a.example:9200' });
  expect(await chooseEngine({ cluster, embedded, build: 'b', onFailure: () => {} })).toBe(clusterEngine);
  expect(loaded.times).toBe(1);
});
