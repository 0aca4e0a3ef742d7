/// <reference lib="webworker" />

import { cacheNames } from '@/lib/offline/format/cache-names';
import { type FromOfflineWorker, offlineChannel, type ToOfflineWorker } from '@/lib/offline/format/messages';
import { type OfflineDatabase, openOfflineDatabase } from '@/lib/offline/store/offline-database';
import {
  homePath,
  keptSearchPath,
  learnPath,
  offlinePath,
  offlineRemovalPath,
  picturesPath,
  reviewPath,
  searchApiPath,
  searchPath,
  shelfPath,
} from '@/lib/site/paths';
import { createFoundSearches } from './found-searches';
import { createKeeper, isFull } from './keeper';
import { keptNoteStyles } from './kept-note';
import { createKeptPages } from './kept-pages';
import { createKeptSearch } from './kept-search';
import { filesOfPage } from './linked-files';
import { isKeepable, pageKeyOf } from './page-key';
import { createReadPages } from './read-pages';
import { removeAllKept } from './remove-all-kept';
import {
  createNamedFiles,
  createReadPictures,
  createSiteFiles,
  dropUnused,
  keepFiles,
  replaceBuild,
} from './site-files';
import { keepPage, keepStudied } from './studied-pages';

declare const self: ServiceWorkerGlobalScope;

/** What this build of the site wrote for browsers, as the bundler tells (lib/bundle/bundle-offline-worker.ts). */
const builtFiles: readonly string[] = JSON.parse(process.env.OFFLINE_FILES ?? '[]');
/** Pages from which all others are reached. */
const entryPages = [homePath, learnPath, searchPath(), offlinePath, reviewPath, shelfPath];

const files = createSiteFiles();
const namedFiles = createNamedFiles();
const pictures = createReadPictures();
const foundSearches = createFoundSearches();
const channel = new BroadcastChannel(offlineChannel);
let database: Promise<OfflineDatabase> | undefined;
const pages = createReadPages({
  findKept: createKeptPages(openDatabase),
  instead: () => caches.match(offlinePath, { cacheName: cacheNames.read, ignoreVary: true }),
});
const keptSearch = createKeptSearch(openDatabase);
const keeper = createKeeper({ open: openDatabase, tell, prepare: () => keepEntryPages({ isAnew: false }) });
/** A worker that was removed runs until its last page is closed, and keeps nothing more. */
let isRemoved = false;

self.addEventListener('install', (event) => {
  event.waitUntil(keepFiles([...builtFiles, keptNoteStyles]).then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      await self.clients.claim();
      await keepEntryPages({ isAnew: true });
      const subjects = await (await openDatabase()).getAll('subject');
      const ofSubjects = subjects.flatMap(({ files = [] }) => files);
      const before = await replaceBuild(builtFiles);
      await dropUnused(new Set([...builtFiles, keptNoteStyles, ...before, ...ofSubjects]), readPages());
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
  if (url.pathname === searchApiPath) event.respondWith(foundSearches.handle({ event, request }));
  else if (/^\/[\w-]+\.(?:css|js|svg)$/.test(url.pathname))
    event.respondWith(namedFiles.handle({ event, request }));
  else if (url.pathname.startsWith('/_next/static/')) event.respondWith(files.handle({ event, request }));
  else if (url.pathname.startsWith(picturesPath)) event.respondWith(pictureOf(event));
  else if (isPageRequest(request, url)) {
    event.respondWith(pages.handle({ event, request }));
    if (request.mode === 'navigate') event.waitUntil(keeper.goOn());
  }
});

self.addEventListener('message', (event) => {
  event.waitUntil(
    obey(event.data as ToOfflineWorker).catch((error) => tell(isFull(error) ? 'full' : 'failed')),
  );
});

async function obey(message: ToOfflineWorker): Promise<void> {
  if (message.type === 'keep-pages')
    return keepStudied(message.addresses, async (path) => {
      return (await (await openDatabase()).get('page', path)) !== undefined;
    });
  if (message.type === 'keep') return keeper.keep(message);
  if (message.type === 'pause') return keeper.pause(message.slug);
  if (message.type === 'resume') return keeper.resume(message.slug);
  if (message.type === 'remove') return keeper.remove(message.slug);
  if (message.type === 'go-on') return keeper.goOn();
  await Promise.all([cacheNames.read, cacheNames.searches].map((name) => caches.delete(name)));
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
  if (!isKeepable(url)) return false;
  return request.mode === 'navigate' || /^\/(?:learn|topics)\//.test(url.pathname);
}

/** Keeps the pages that lead to all others, with their files: one that cannot be had stops none of the rest. */
async function keepEntryPages({ isAnew }: { readonly isAnew: boolean }): Promise<void> {
  const cache = await caches.open(cacheNames.read);
  for (const address of entryPages) {
    const known = isAnew ? undefined : await cache.match(address, { ignoreVary: true });
    const keeping = known
      ? known.text().then((text) => keepFiles(filesOfPage(text)))
      : fetch(address, { cache: 'no-cache' }).then((response) => keepPage(address, response, cache));
    await keeping.catch(() => undefined);
  }
}

async function* readPages(): AsyncGenerator<string> {
  for (const name of [cacheNames.read, cacheNames.studied]) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const response = await cache.match(request, { ignoreVary: true });
      if (response) yield response.text();
    }
  }
}

function tell(what: FromOfflineWorker = 'changed'): void {
  channel.postMessage(what);
}
