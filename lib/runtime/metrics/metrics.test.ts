import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, it as test, vi } from 'vitest';
import { bundleProgram } from '@/lib/bundle/bundle-program';
import { freePort } from '@/test-support/port-of';
import { startWorkers } from '../workers';
import { openMetrics, serveWorkerMetrics } from './open-metrics';
import { createProcessMetrics } from './process-metrics';
import { serveMetrics } from './serve-metrics';

const ask = async (port: number, place = '/metrics') => {
  const answer = await fetch(`http://127.0.0.1:${port}${place}`);
  return { status: answer.status, text: await answer.text() };
};

test('searches are counted by the time they took, and those that the cluster did not answer', async () => {
  const { counts, text } = createProcessMetrics();
  for (const ms of [4, 40, 4000, undefined]) {
    counts.started();
    counts.ended(ms);
  }
  counts.started();
  counts.fellBack();
  const lines = (await text()).split('\n');
  expect(lines).toEqual(
    expect.arrayContaining([
      'stoa_search_seconds_bucket{le="0.005"} 1',
      'stoa_search_seconds_bucket{le="0.05"} 2',
      'stoa_search_seconds_bucket{le="2.5"} 2',
      'stoa_search_seconds_bucket{le="+Inf"} 3',
      'stoa_search_seconds_count 3',
      'stoa_search_fallbacks_total 1',
      'stoa_search_failures_total 1',
      'stoa_searches_under_way 1',
    ]),
  );
});

test('one process says what is counted, how old its snapshot is and whether all is well', async () => {
  const port = await freePort();
  const metrics = await openMetrics(port, () => {});
  onTestFinished(() => metrics?.close());
  metrics?.observe({ builtAt: () => Date.now() - 60_000, isDegraded: () => true });
  const { text } = await vi.waitFor(() => ask(port), 10_000);
  expect(text).toContain('stoa_degraded 1\n');
  expect(Number(/^stoa_snapshot_age_seconds (.+)$/m.exec(text)?.[1])).toBeGreaterThanOrEqual(60);
  expect(text).toContain('process_resident_memory_bytes ');
  expect((await ask(port, '/')).status).toBe(404);
});

test('where nothing is to be counted nothing is opened', async () => {
  expect(await openMetrics(0, () => {})).toBeUndefined();
  expect(await serveWorkerMetrics(0, () => {})).toBeUndefined();
});

test('what cannot be told just now is said so', async () => {
  const port = await freePort();
  const served = serveMetrics(
    port,
    () => Promise.reject(new Error('Operation timed out.')),
    () => {},
  );
  onTestFinished(() => served.close());
  expect(await vi.waitFor(() => ask(port), 10_000)).toEqual({ status: 503, text: 'Operation timed out.\n' });
});

/** Counts as many searches as its number among the processes says; what it serves is as old in minutes. */
const program = `
import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { openMetrics } from '${path.resolve('lib/runtime/metrics/open-metrics.ts')}';
const [port, metricsPort] = process.argv.slice(2).map(Number);
const number = cluster.worker.id;
const metrics = await openMetrics(metricsPort, console.error);
metrics.observe({ builtAt: () => Date.now() - number * 60_000, isDegraded: () => number === 1 });
for (let i = 0; i < number; i += 1) {
  metrics.counts.started();
  metrics.counts.ended(1);
}
createServer().listen(port, '127.0.0.1');
`;

test('several processes are asked by the one that looks after them, and added up', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'stoa-metrics-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const [port, metricsPort] = [await freePort(), await freePort()];
  await writeFile(path.join(folder, 'program.ts'), program);
  const script = path.join(folder, 'program.mjs');
  await bundleProgram(path.join(folder, 'program.ts'), script);
  const workers = await startWorkers(2, { script, args: [String(port), String(metricsPort)] }, () => {});
  onTestFinished(() => workers.stop());
  const served = await serveWorkerMetrics(metricsPort, () => {});
  onTestFinished(() => served?.close());
  const { text } = await vi.waitFor(() => ask(metricsPort), 10_000);
  expect(text).toContain('stoa_search_seconds_count 3\n');
  expect(text).toContain('stoa_degraded 1\n');
  const age = Number(/^stoa_snapshot_age_seconds (.+)$/m.exec(text)?.[1]);
  expect(age).toBeGreaterThanOrEqual(120);
  expect(age).toBeLessThan(180);
});
