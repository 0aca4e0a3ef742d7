import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type FakeCluster, openFakeCluster } from '@/test-support/fake-cluster/fake-cluster';
import { buildSample, type SampleSearch, sampleDocuments } from '@/test-support/sample-search';
import { createClusterClient } from './client/cluster-client';
import { indexNames } from './index/index-names';
import { createOpensearchEngine } from './opensearch-engine';
import { createIndexAdmin } from './publish/index-admin';
import { publishSnapshot } from './publish/publish-snapshot';
import { describePublished } from './publish/published-snapshot';

let cluster: FakeCluster;
let sample: SampleSearch;
let engine: ReturnType<typeof createOpensearchEngine>;
let client: ReturnType<typeof createClusterClient>;

beforeAll(async () => {
  cluster = await openFakeCluster();
  sample = await buildSample();
  const settings = { nodes: [cluster.origin], authorization: undefined, authority: undefined };
  client = createClusterClient({ ...settings, prefix: 'stoa', budgetMs: 60_000, publishMs: 60_000 });
  const admin = createIndexAdmin(client, 60_000);
  const snapshot = await describePublished({
    name: 's',
    searchFolder: sample.folder,
    prose: async () => undefined,
  });
  const names = indexNames('stoa');
  const lock = { assertHeld() {} };
  await publishSnapshot(snapshot, { client, admin, names, lock, timeoutMs: 60_000, begin: () => () => {} });
  engine = createOpensearchEngine({ client, index: 'stoa' });
});
afterAll(async () => {
  client.close();
  await cluster.close();
});

const titles = sampleDocuments.map(({ question }) => question);
const queries = [
  ...titles,
  'stoma',
  'guard cells open',
  'watr leaf rot ',
  'leaf self esteem',
  'transpir',
  'c++ ',
  'C#',
  'wa',
  'what is',
  'war roses ',
  'roses war -soldiers',
  '"war of the roses"',
  '"roses of war"',
  '"root of the war"',
  'root subject:botany',
  'subject:computing water',
  'nothing of this xylophone',
  'selfesteem',
  'civilwar years',
  '-war roses',
  'explain the root',
  '',
];

describe('a cluster searched', () => {
  it.each(queries)('answers as the files themselves do: %s', async (query) => {
    for (const more of [{}, { subject: 'botany' }, { exact: true }, { offset: 1, limit: 2 }]) {
      const request = { query, limit: 10, offset: 0, ...more };
      const [own, found] = [await sample.engine.search(request), await engine.search(request)];
      if (own.status === 'failed' || found.status === 'failed') throw new Error('a search failed');
      const { hits: ownHits, ...ownRest } = own;
      const { hits, build, ...rest } = found;
      expect(build).toEqual(expect.any(String));
      expect(rest).toEqual(ownRest);
      // Passages are chosen of answers, which the files of this sample do not have beside them.
      const shown = ({ slug, score, matched, missing }: (typeof hits)[number]) => ({
        slug,
        score,
        matched,
        missing,
      });
      expect(hits.map(shown)).toEqual(ownHits.map(shown));
    }
  });
  it('says of which index an answer is, unless meaning was not heard there', async () => {
    const request = { query: 'stoma', limit: 10, offset: 0 };
    expect(await engine.search(request)).toHaveProperty('build');
    expect(await engine.search({ ...request, near: new Uint8Array() })).not.toHaveProperty('build');
  });
  it('fails, and finds not nothing, where the cluster cannot answer', async () => {
    for (const broken of ['stoa-elsewhere', 'stoa-lock']) {
      const answer = await createOpensearchEngine({ client, index: broken }).search({
        query: 'stoma',
        limit: 10,
        offset: 0,
      });
      expect(answer.status).toBe('failed');
    }
  });
});

describe('an index that is not what it should be', () => {
  const request = { query: 'stoma', limit: 10, offset: 0 };
  const status = async (spoil: () => void | Promise<void>) => {
    let time = 0;
    const spoiled = createOpensearchEngine({ client, index: 'stoa', now: () => time });
    expect((await spoiled.search(request)).status).toBe('ok');
    await spoil();
    time = 2000;
    // The first search after it looks, the second knows.
    await spoiled.search(request);
    await vi.waitFor(async () => expect((await spoiled.search(request)).status).toBe('failed'));
  };
  it('is never searched in vain: older, of other fields, or gone', async () => {
    const served = cluster.indexes.aliases.get('stoa') ?? '';
    const known = cluster.indexes.documents.get(served);
    const manifest = known?.get('manifest');
    cluster.indexes.documents.set('stoa-older', new Map([['manifest', { seq: 0, source: { format: 0 } }]]));
    cluster.indexes.documents.set('stoa-other', new Map(manifest ? [['manifest', manifest]] : []));
    cluster.indexes.bodies.set('stoa-other', { mappings: { properties: {} } });
    for (const index of ['stoa-older', 'stoa-other', 'stoa-gone']) {
      await status(() => void cluster.indexes.aliases.set('stoa', index));
      cluster.indexes.aliases.set('stoa', served);
    }
  });
});
