import cluster from 'node:cluster';
import { leaveOnUncaught } from '@/lib/process/uncaught';
import { serveWorkerMetrics } from './metrics/open-metrics';
import type { ServeSettings } from './serve-settings';
import { onStopSignal } from './stop-serving';
import { damagedMessage, startWorkers } from './workers';

/**
 * Several processes serve the artifacts of a folder on one port; this one only looks after them. SIGHUP replaces them one
 * after another, by the program and the site that are on disk then.
 * @param close what else is to be ended with them
 */
export async function serveWithWorkers(
  count: number,
  options: {
    readonly root: string;
    readonly script: string;
    readonly log: (message: string) => void;
    readonly settings: Pick<ServeSettings, 'metricsPort'>;
    readonly close?: () => void;
    /** Called when one of them found what it serves damaged. */
    readonly onDamage?: () => void;
  },
): Promise<void> {
  const args = ['--artefacts', options.root];
  cluster.on('message', (_worker, message) => {
    if (message === damagedMessage) options.onDamage?.();
  });
  const workers = await startWorkers(count, { script: options.script, args }, options.log);
  process.on('SIGHUP', () => {
    console.log('  Replacing the processes that serve');
    void workers.restart().then((isDone) => {
      if (isDone) console.log('  The processes that serve are replaced');
    });
  });
  const metrics = await serveWorkerMetrics(options.settings.metricsPort, options.log);
  const stop = () => {
    metrics?.close();
    options.close?.();
    void workers.stop().finally(() => process.exit());
  };
  onStopSignal(stop);
  leaveOnUncaught(options.log, stop);
}
