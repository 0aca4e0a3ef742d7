import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, vi } from 'vitest';
import { createSearchMetrics } from '@/lib/search/server/search-metrics';
import { serveMetrics } from './serve-metrics';

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

it('answers on this machine with what is counted and whether all is well', async () => {
  const search = createSearchMetrics();
  search.answered(3);
  const port = await freePort();
  const source = { search, builtAt: () => Date.now(), isDegraded: () => true };
  const served = serveMetrics(port, source, () => {});
  const ask = (path: string) => fetch(`http://127.0.0.1:${port}${path}`);
  const text = await vi.waitFor(async () => (await ask('/metrics')).text(), 10_000);
  expect(text).toContain('stoa_search_seconds_count 1\n');
  expect(text).toContain('stoa_degraded 1\n');
  expect(text).toMatch(/^stoa_snapshot_age_seconds [\d.e-]+$/m);
  expect((await ask('/')).status).toBe(404);
  served.close();
});
