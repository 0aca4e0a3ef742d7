import cluster from 'node:cluster';
import type { ProcessMetrics } from './process-metrics';
import { serveMetrics } from './serve-metrics';

/**
 * What is counted in this process, and answered at the port. One of several that serve answers nothing itself: the process
 * that looks after them asks it. What counts is loaded only where an owner wants it.
 * @param port 0 where nothing is to be counted
 */
export async function openMetrics(
  port: number,
  log: (message: string) => void,
): Promise<(Pick<ProcessMetrics, 'counts' | 'observe'> & { close(): void }) | undefined> {
  if (port === 0) return undefined;
  const { createProcessMetrics } = await import('./process-metrics');
  const { counts, observe, text } = createProcessMetrics();
  if (cluster.isWorker) return { counts, observe, close: () => undefined };
  return { counts, observe, close: serveMetrics(port, text, log).close };
}

/** Answers at the port for all processes that this one looks after: what each of them counted, added up. */
export async function serveWorkerMetrics(
  port: number,
  log: (message: string) => void,
): Promise<{ close(): void } | undefined> {
  if (port === 0) return undefined;
  const { AggregatorRegistry } = await import('prom-client');
  const all = new AggregatorRegistry();
  return serveMetrics(port, () => all.clusterMetrics(), log);
}
