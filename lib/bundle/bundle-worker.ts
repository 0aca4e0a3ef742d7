import path from 'node:path';
import { bundleForBrowser } from './bundle-for-browser';
import { contentHash, staticAddress, writeStatic } from './write-static';

const entry = path.join('lib', 'search', 'browser', 'worker.ts');

/** The search worker as one script. */
export interface BundledWorker {
  /** Address under which the site serves it; changes with its content. */
  readonly address: string;
  /** Writes it where that address finds it, after `next build`. */
  write(): Promise<void>;
}

/** Bundles the worker with the engine: Next would cut it into four files, and a first search waits for each of them. */
export async function bundleWorker(): Promise<BundledWorker> {
  const code = await bundleForBrowser(entry, { format: 'iife' });
  const name = `search-${contentHash(code)}.js`;
  return { address: staticAddress(name), write: () => writeStatic(name, code) };
}
