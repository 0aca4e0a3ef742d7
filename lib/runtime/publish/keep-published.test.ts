import { beforeEach, expect, it, vi } from 'vitest';
import { parseClusterSettings } from '@/lib/search/server/opensearch/cluster-settings';
import { keepPublished } from './keep-published';

const published = vi.hoisted(() => ({
  folders: [] as string[],
  failures: 0,
  holds: undefined as Promise<void> | undefined,
}));
vi.mock('@/lib/search/server/opensearch/publish/publish', () => ({
  async publish({ snapshotFolder }: { readonly snapshotFolder: string }) {
    published.folders.push(snapshotFolder);
    await published.holds;
    if (published.failures === 0) return { kind: 'changes', sent: 1, deleted: 0 };
    published.failures -= 1;
    throw new Error('the cluster is gone');
  },
}));

const cluster = parseClusterSettings({ STOA_OPENSEARCH: 'http://a.example:9200' });

beforeEach(() => {
  Object.assign(published, { folders: [], failures: 0, holds: undefined });
});

it('does nothing where no cluster is set', () => {
  keepPublished(undefined, { contentFolder: 'content', log: () => {} }).begin('one');
  expect(published.folders).toEqual([]);
});
it('publishes the newest snapshot after the one under way, and none between', async () => {
  let release = () => {};
  published.holds = new Promise((resolve) => {
    release = resolve;
  });
  const keeper = keepPublished(cluster, { contentFolder: 'content', log: () => {} });
  keeper.begin('one');
  await vi.waitFor(() => expect(published.folders).toEqual(['one']));
  keeper.begin('two');
  keeper.begin('three');
  release();
  await vi.waitFor(() => expect(published.folders).toEqual(['one', 'three']));
  keeper.close();
});
it('tries again what failed, and says so', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    published.failures = 1;
    const said: string[] = [];
    const keeper = keepPublished(cluster, { contentFolder: 'content', log: (line) => said.push(line) });
    keeper.begin('one');
    await vi.waitUntil(() => said.length > 0, { timeout: 60_000, interval: 1 });
    expect(said[0]).toContain('the cluster is gone; trying again in 2 s');
    await vi.advanceTimersByTimeAsync(2000);
    expect(published.folders).toEqual(['one', 'one']);
    keeper.close();
  } finally {
    vi.useRealTimers();
  }
});
