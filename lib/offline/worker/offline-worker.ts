/// <reference lib="webworker" />

import { cacheNames } from '@/lib/offline/format/cache-names';
import { offlineChannel, type ToOfflineWorker } from '@/lib/offline/format/messages';
import { type OfflineDatabase, openOfflineDatabase } from '@/lib/offline/store/offline-database';
import {
  downloadsPath,
  homePath,
  keptSearchPath,
  learnPath,
  offlinePath,
  offlineRemovalPath,
  picturesPath,
  reviewPath,
  searchPath,
} from '@/lib/site/paths';
import { createKeeper } from './keeper';
import { createKeptPages } from './kept-pages';
import { createKeptSearch } from './kept-search';
import { filesOfPage } from './linked-files';
import { isKeepable, pageKeyOf } from './page-key';
import { createReadPages } from './read-pages';
import { removeAllKept } from './remove-all-kept';
import { createReadPictures, createSiteFiles, dropUnused, keepFiles } from './site-files';

declare const self: ServiceWorkerGlobalScope;

/** What this build of the site wrote for browsers, as the bundler tells (lib/bundle/bundle-offline-worker.ts). */
const builtFiles: readonly string[] = JSON.parse(process.env.OFFLINE_FILES ?? '[]');
/** Pages from which all others are reached. */
const entryPages = [homePath, learnPath, searchPath(), offlinePath, reviewPath, '/shelf'];

const files = createSiteFiles();
const pictures = createReadPictures();
const channel = new BroadcastChannel(offlineChannel);
let database: Promise<OfflineDatabase> | undefined;
const pages = createReadPages({
  findKept: createKeptPages(openDatabase),
  instead: () => caches.match(offlinePath, { cacheName: cacheNames.read, ignoreVary: true }),
});
const keptSearch = createKeptSearch(openDatabase);
const keeper = createKeeper({ open: openDatabase, tell });
/** A worker that was removed runs until its last page is closed, and keeps nothing more. */
let isRemoved = false;

self.addEventListener('install', (event) => {
  event.waitUntil(keepFiles(builtFiles).then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      await self.clients.claim();
      await keepPages(event, entryPages);
      await dropUnused(new Set(builtFiles), readPages());
    })(),
  );
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (pageKeyOf(url).path === offlineRemovalPath) {
    isRemoved = true;
    event.waitUntil(removeAllKept(self.registration));
  }
  if (isRemoved) return;
  if (url.pathname.startsWith(keptSearchPath)) {
    event.respondWith(keptSearch(url.pathname.slice(keptSearchPath.length)));
    return;
  }
  const isFile = url.pathname.startsWith('/_next/static/') || /^\/[\w-]+\.(?:js|svg)$/.test(url.pathname);
  if (isFile) event.respondWith(files.handle({ event, request }));
  else if (url.pathname.startsWith(picturesPath)) event.respondWith(pictureOf(event));
  else if (isPageRequest(request, url)) {
    event.respondWith(pages.handle({ event, request }));
    if (request.mode === 'navigate') event.waitUntil(keeper.goOn());
  }
});

self.addEventListener('message', (event) => {
  event.waitUntil(obey(event.data as ToOfflineWorker, event));
});

async function obey(message: ToOfflineWorker, event: ExtendableEvent): Promise<void> {
  if (message.type === 'keep-pages') return keepPages(event, message.addresses).then(tell);
  if (message.type === 'keep') return keeper.keep(message);
  if (message.type === 'pause') return keeper.pause(message.slug);
  if (message.type === 'resume') return keeper.resume(message.slug);
  if (message.type === 'remove') return keeper.remove(message.slug);
  if (message.type === 'go-on') return keeper.goOn();
  await caches.delete(cacheNames.read);
  tell();
}

/** A picture that is kept with its subject, else one that was seen, else from the site. */
async function pictureOf(event: FetchEvent): Promise<Response> {
  return (await caches.match(event.request)) ?? pictures.handle({ event, request: event.request });
}

/** What is kept, opened once; where the browser takes it away it is opened anew. */
function openDatabase(): Promise<OfflineDatabase> {
  const opening = database ?? openOfflineDatabase(forget);
  database = opening;
  opening.catch(forget);
  return opening;
}

function forget(): void {
  database = undefined;
}

/** A page that is opened, or one of the lists and questions that a test reads. */
function isPageRequest(request: Request, url: URL): boolean {
  if (!isKeepable(url) || url.pathname.startsWith(downloadsPath)) return false;
  return request.mode === 'navigate' || /^\/(?:learn|topics)\//.test(url.pathname);
}

/** Keeps pages with their files, as far as they can be had: one that cannot stops none of the others. */
async function keepPages(event: ExtendableEvent, addresses: readonly string[]): Promise<void> {
  for (const address of addresses) {
    const request = new Request(address);
    const [answer, done] = pages.handleAll({ event, request });
    const html = await answer.then((response) => response.text()).catch(() => '');
    await done.catch(() => undefined);
    await keepFiles(filesOfPage(html)).catch(() => undefined);
  }
}

async function* readPages(): AsyncGenerator<string> {
  const cache = await caches.open(cacheNames.read);
  for (const request of await cache.keys()) {
    const response = await cache.match(request, { ignoreVary: true });
    if (response) yield response.text();
  }
}

function tell(): void {
  channel.postMessage('changed');
}
