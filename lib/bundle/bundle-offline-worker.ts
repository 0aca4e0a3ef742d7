import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { offlineWorkerPath } from '@/lib/site/paths';
import { rootFiles } from './built-files';
import { bundleForBrowser } from './bundle-for-browser';
import { staticAddress, writeStatic } from './write-static';

const entry = path.join('lib', 'offline', 'worker', 'offline-worker.ts');

/**
 * Writes the worker that answers without a connection. It is told which files stand beside what Next built, so that another
 * build makes another worker, which the browser then notices; those of Next it finds in the pages that name them.
 */
export async function bundleOfflineWorker(): Promise<void> {
  const names = (await readdir(path.join('.next', 'static'))).filter((name) => /\.(?:js|css)$/.test(name));
  const code = await bundleForBrowser(entry, {
    format: 'iife',
    define: {
      'process.env.NODE_ENV': '"production"',
      'process.env.OFFLINE_FILES': JSON.stringify(JSON.stringify(names.sort().map(staticAddress))),
    },
  });
  await writeStatic(offlineWorkerPath, code, rootFiles);
}
