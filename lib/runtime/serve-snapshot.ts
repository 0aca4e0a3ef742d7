import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { ServedContent } from '@/lib/http/context';
import { createHttpHandler, type HttpHandler } from '@/lib/http/http-handler';
import { createSharedPageCache } from '@/lib/http/pages/shared-page-cache';
import { setCurrentLibrary } from '@/lib/library/current';
import { keepHeapLean } from '@/lib/process/lean-heap';
import type { SearchCounts } from '@/lib/search/server/failover-engine';
import { snapshotFiles } from '@/lib/snapshot/store/snapshot-folders';
import type { Log } from './log';
import { openMetrics } from './metrics/open-metrics';
import type { MetricsSource } from './metrics/process-metrics';
import { createNowServing } from './now-serving';
import { httpHandlerOptions, openContent } from './open-content';
import { openPageStore } from './page-store';
import { pagesToPrerender, prerender } from './prerender';
import type { ServeSettings } from './serve-settings';
import { createSnapshotGuard } from './snapshot-guard';
import { storageTrouble } from './storage-trouble';

/** A page that is being made ahead when the server stops is waited for so long. */
const lastPageMs = 1000;
/** A server says that it is ready once so many pages are made: on a slow machine the first answer of all takes two seconds. */
const pagesUntilReady = 3;

/** An HTTP handler that serves one snapshot after another. */
export interface Serving {
  readonly front: HttpHandler;
  /** What is served now. */
  readonly content: ServedContent;
  /** Serves another snapshot from the next request on; the one before is closed once nobody reads it. */
  swap(folder: string): Promise<void>;
  /** Makes the pages ready that most readers come to first; resolves once some of them are, and goes on. */
  makeReady(): Promise<void>;
  close(): Promise<void>;
}

interface ServeOptions {
  readonly port: number;
  readonly settings: ServeSettings;
  readonly log: Log;
  readonly isDevelopment?: boolean;
  /** What is served now is not the newest that was asked for: why, for `/readyz`, until something is swapped in. */
  readonly trouble?: string | undefined;
  /** Called when what is served turned out to be damaged: it is to be built again, and swapped in. */
  readonly onDamage?: () => void;
}

/** Opens a snapshot and makes an HTTP handler for it; listening is left to the caller. */
export async function serveSnapshot(folder: string, options: ServeOptions): Promise<Serving> {
  const { port, settings, log, isDevelopment = false } = options;
  keepHeapLean();
  const metrics = await openMetrics(settings.metricsPort, log.error);
  const content = await openFor(folder, options, metrics?.counts);
  setCurrentLibrary(content.library);
  const { store, sharedPages } = await openSharedPages(options);
  const snapshotGuard = createSnapshotGuard({
    swap: (next, trouble) => swap(next, trouble),
    reportTrouble: (trouble) => front.reportTrouble(trouble),
    log: log.error,
    onDamage: options.onDamage,
  });
  const site = await httpHandlerOptions(content, { isDevelopment, port });
  const first = { ...content, isDamaged: orAway(snapshotGuard.watch(folder)) };
  const front = createHttpHandler({
    ...site,
    ...first,
    ...(sharedPages ? { sharedPages } : {}),
    cachedBytes: settings.cacheBytes,
    searchRate: settings.searchRate,
    trustedProxies: settings.trustedProxies,
    log: log.error,
    storageTrouble: () => storageTrouble()?.reason,
    ...(log.answer ? { onAnswer: log.answer } : {}),
  });
  const firstPages = createFirstPages(front, options);
  const makeReady = () => firstPages.make(now.content.library);
  const now = createNowServing(front, first, () => void makeReady());
  const swap = async (next: string, trouble?: string) => {
    const opened = await openFor(next, options, metrics?.counts);
    if (!isDevelopment) await opened.library.warm();
    const { library } = now.content;
    front.reportTrouble(trouble);
    void now.serve({ ...opened, isDamaged: orAway(snapshotGuard.watch(next)) }).then(() => library.close());
  };
  front.reportTrouble(options.trouble);
  metrics?.observe(observedOf(front, () => now.content));
  return {
    front,
    get content() {
      return now.content;
    },
    swap: (next) => swap(next),
    makeReady,
    async close() {
      snapshotGuard.close();
      metrics?.close();
      await firstPages.stop();
      store?.close();
      await now.content.library.close();
    },
  };
}

/** Where the storage does not answer, what cannot be answered is not damaged, but cannot be read either. */
function orAway(isDamaged: () => Promise<boolean>): () => Promise<boolean> {
  return async () => storageTrouble()?.isAway === true || isDamaged();
}

function openFor(
  snapshot: string,
  { port, settings, log }: ServeOptions,
  counts: SearchCounts | undefined,
): ReturnType<typeof openContent> {
  return openContent(snapshot, {
    fallbackBaseUrl: `http://localhost:${port}`,
    onFailure: (reason) => log.error(reason),
    cluster: settings.cluster,
    counts,
    onNoMeaning: settings.hasMeaning
      ? (reason) => log.error(`search goes by words alone: ${reason}`)
      : undefined,
  });
}

/** The pages that most readers come to first, made anew for each library. */
function createFirstPages(front: HttpHandler, { settings, isDevelopment }: ServeOptions) {
  let making: { readonly stop: AbortController; readonly done: Promise<void> } | undefined;
  return {
    /** Resolves once some of them are ready, and goes on. */
    async make(library: ServedContent['library']): Promise<void> {
      making?.stop.abort();
      if (isDevelopment) return;
      const addresses = pagesToPrerender(library.catalog, settings.prerendered);
      const stop = new AbortController();
      const make = (some: readonly string[]) => prerender(front.server, some, stop.signal);
      const first = make(addresses.slice(0, pagesUntilReady));
      making = { stop, done: first.then(() => make(addresses.slice(pagesUntilReady))) };
      await Promise.all([first, library.warm()]);
    },
    /** They have no connection of the server's own: closing that does not wait for them, and they would read a closed library. */
    async stop(): Promise<void> {
      making?.stop.abort();
      await Promise.race([making?.done, setTimeout(lastPageMs)]);
    },
  };
}

/** What is said of the content to whoever watches. */
function observedOf(front: HttpHandler, content: () => ServedContent): MetricsSource {
  // A folder is as old as what was last put into it; what was brought from elsewhere keeps the time of this file.
  const about = () => path.join(content().library.snapshotFolder, snapshotFiles.about);
  return {
    builtAt: () => statSync(about(), { throwIfNoEntry: false })?.mtimeMs,
    isDegraded: () => front.trouble() !== undefined,
  };
}

/** Pages that several servers share, where an owner says so. */
async function openSharedPages({ settings, log, isDevelopment }: ServeOptions) {
  if (!settings.pageCache || isDevelopment) return {};
  const store = openPageStore(settings.pageCache, log.error);
  const site = await readFile(path.join('.next', 'BUILD_ID'), 'utf8').catch(() => '');
  const sharedPages = (served: ServedContent) =>
    createSharedPageCache(store, {
      scope: [served.snapshot, site, served.library.baseUrl, served.library.relatedMark].join('\n'),
      log: log.error,
    });
  return { store, sharedPages };
}
