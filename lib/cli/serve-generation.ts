import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { ServedContent } from '@/lib/front/context';
import { createFront, type Front } from '@/lib/front/front';
import { createSharedPages } from '@/lib/front/shared-pages';
import { setCurrentLibrary } from '@/lib/library/current';
import { keepHeapLean } from './lean-heap';
import type { Log } from './log';
import { frontOptions, openContent } from './open-content';
import { openPageStore } from './page-store';
import { pagesToPrerender, prerender } from './prerender';
import type { ServeSettings } from './serve-settings';

/** A page that is being made ahead when the server stops is waited for so long. */
const lastPageMs = 1000;
/** A server says that it is ready once so many pages are made: on a slow machine the first answer of all takes two seconds. */
const firstPages = 3;

/** A front that serves one generation after another. */
export interface Serving {
  readonly front: Front;
  /** What is served now. */
  readonly content: ServedContent;
  /** Serves another generation from the next request on; the one before is closed once nobody reads it. */
  swap(folder: string): Promise<void>;
  /** Makes the pages ready that most readers come to first; resolves once some of them are, and goes on. */
  makeReady(): Promise<void>;
  close(): Promise<void>;
}

/** Opens a generation and makes a front for it; listening is left to the caller. */
export async function serveGeneration(
  folder: string,
  options: {
    readonly port: number;
    readonly settings: ServeSettings;
    readonly log: Log;
    readonly isDevelopment?: boolean;
  },
): Promise<Serving> {
  const { port, settings, log, isDevelopment = false } = options;
  keepHeapLean();
  const open = (generation: string) =>
    openContent(generation, {
      fallbackBaseUrl: `http://localhost:${port}`,
      onFailure: (reason) => log.error(`an answer was not rendered: ${reason}`),
      onNoMeaning: settings.hasMeaning
        ? (reason) => log.error(`search goes by words alone: ${reason}`)
        : undefined,
    });
  let content = await open(folder);
  setCurrentLibrary(content.library);
  const store =
    settings.pageCache && !isDevelopment ? openPageStore(settings.pageCache, log.error) : undefined;
  const site = await readFile(path.join('.next', 'BUILD_ID'), 'utf8').catch(() => '');
  const sharedPages =
    store &&
    ((served: ServedContent) =>
      createSharedPages(store, {
        scope: [served.generation, site, served.library.baseUrl].join('\n'),
        log: log.error,
      }));
  const front = createFront({
    ...(sharedPages ? { sharedPages } : {}),
    ...(await frontOptions(content, { isDevelopment, port })),
    keptBytes: settings.cacheBytes,
    searchRate: settings.searchRate,
    trustedProxies: settings.trustedProxies,
    log: log.error,
    ...(log.answer ? { onAnswer: log.answer } : {}),
  });
  let preparing: { readonly stop: AbortController; readonly done: Promise<void> } | undefined;
  const makeReady = (): Promise<void> => {
    preparing?.stop.abort();
    if (isDevelopment) return Promise.resolve();
    const addresses = pagesToPrerender(content.library.catalog, settings.prerendered);
    const stop = new AbortController();
    const make = (some: readonly string[]) => prerender(front.server, some, stop.signal);
    const first = make(addresses.slice(0, firstPages));
    preparing = { stop, done: first.then(() => make(addresses.slice(firstPages))) };
    return Promise.all([first, content.library.warm()]).then(() => {});
  };
  return {
    front,
    get content() {
      return content;
    },
    async swap(next) {
      const opened = await open(next);
      if (!isDevelopment) await opened.library.warm();
      const { library } = content;
      setCurrentLibrary(opened.library);
      content = opened;
      void front.replace(opened).then(() => library.close());
      void makeReady();
    },
    makeReady,
    async close() {
      // No connection of the server's own: closing that does not wait for it, and it would read a closed library.
      preparing?.stop.abort();
      await Promise.race([preparing?.done, setTimeout(lastPageMs)]);
      store?.close();
      await content.library.close();
    },
  };
}
