import { mapAtOnce } from '@/lib/concurrency/map-at-once';
import { cacheOfSubject } from '@/lib/offline/format/cache-names';
import { placesInPack } from '@/lib/offline/format/page-pack';
import { parseSubjectList, type SubjectList } from '@/lib/offline/format/subject-list';
import type { KeptPageRecord, KeptSubject, OfflineDatabase } from '@/lib/offline/store/offline-database';
import { offlineListPath, offlinePagesPath, offlineSearchPath } from '@/lib/site/paths';
import { FetchFailed, fetchWhole } from './fetch-whole';
import { inflate } from './inflate';
import { filesOfPage, picturesOfPage } from './linked-files';
import { planFetches } from './plan-fetches';
import { sentAt } from './read-pages';
import { keepFiles } from './site-files';

/** Files that are fetched at a time: the site makes one while another is on its way. */
const filesAtOnce = 3;

export interface KeepingTools {
  readonly database: OfflineDatabase;
  /** Ends what is under way: the reader wants a pause. */
  readonly signal: AbortSignal;
  /** Writes what is now known of the subject, and tells pages. */
  readonly update: (change: (known: KeptSubject) => Partial<KeptSubject>) => Promise<void>;
}

/** The library no longer has the subject. */
export class SubjectGone extends Error {}

interface Keeping extends KeepingTools {
  readonly slug: string;
  readonly list: SubjectList;
  readonly keptMs: number;
  readonly cache: Cache;
}

/**
 * Fetches what is missing of a subject, and lets go of what is no longer of it. What arrives is kept at once: where it is
 * stopped, it goes on from there. Of a subject that is as it was only the list is read.
 * @throws SubjectGone, FetchFailed, the error of a store that is full, AbortError
 */
export async function keepSubject(subject: KeptSubject, tools: KeepingTools): Promise<void> {
  const { slug } = subject;
  const answer = await fetchWhole(offlineListPath(slug), tools.signal, 'no-cache').catch((error: unknown) => {
    throw error instanceof FetchFailed && error.isGone ? new SubjectGone() : error;
  });
  const list = parseSubjectList(await answer.text());
  const keptMs = sentAt(answer) ?? Date.now();
  if (await isKeptAs(list, subject)) return tools.update(() => ({ keptMs, isWaiting: false }));
  const keeping = { ...tools, slug, list, keptMs, cache: await caches.open(cacheOfSubject(slug)) };
  const held = await heldPages(keeping);
  const plan = planFetches(list, held);
  const isHeld = ([address, hash]: SubjectList['pages'][number]) => held.get(address) === hash;
  const { title, questions, of } = list;
  const [pages, done] = [list.pages.length, list.pages.filter(isHeld).length];
  await tools.update(() => ({ title, questions, of, pages, done, isWaiting: false }));
  await mapAtOnce(plan.files, filesAtOnce, (file) => keepPackedFile(file, keeping));
  await mapAtOnce(plan.pages, filesAtOnce, (address) => keepSinglePage(address, keeping));
  await keepSearch(keeping);
  await dropRest(keeping);
  const { version, search } = list;
  const bytes = await bytesOf(keeping);
  await tools.update(() => ({ state: 'kept', reason: undefined, version, search, keptMs, bytes }));
}

/** Whether all of a list is kept already; a browser that clears what is kept clears it as a whole. */
async function isKeptAs({ version, search }: SubjectList, subject: KeptSubject): Promise<boolean> {
  if (subject.state !== 'kept' || subject.version !== version) return false;
  const cacheName = cacheOfSubject(subject.slug);
  return (await caches.match(offlineSearchPath(subject.slug, search), { cacheName })) !== undefined;
}

/** The hashes of the pages that are there, by their addresses; records of what the browser cleared go. */
async function heldPages(keeping: Keeping): Promise<ReadonlyMap<string, string>> {
  const { cache, database } = keeping;
  const there = new Set((await cache.keys()).map(({ url }) => new URL(url).pathname));
  const held = new Map<string, string>();
  for (const { path, hash, file } of await recordsOf(keeping)) {
    if (there.has(file)) held.set(path, hash);
    else await database.delete('page', path);
  }
  return held;
}

function recordsOf({ database, slug }: Keeping): Promise<KeptPageRecord[]> {
  return database.getAllFromIndex('page', 'subject', slug);
}

async function keepPackedFile(number: number, keeping: Keeping): Promise<void> {
  const { slug, list, signal, cache } = keeping;
  const file = offlinePagesPath(slug, list.version, number);
  const blob = await (await fetchWhole(file, signal)).blob();
  const bytes = await inflate(blob);
  const hashes = new Map(list.pages);
  const places = placesInPack(bytes).filter(({ address }) => hashes.has(address));
  const decoder = new TextDecoder();
  const html = places.map(({ start, length }) => decoder.decode(bytes.subarray(start, start + length)));
  await keepLinked(html, keeping);
  await cache.put(file, new Response(blob));
  await keepRecords(
    places.map(({ address, start, length }) => ({ address, file, start, length })),
    { keeping, hashes, bytes: blob.size },
  );
}

async function keepSinglePage(address: string, keeping: Keeping): Promise<void> {
  const response = await fetchWhole(address, keeping.signal, 'no-cache');
  const body = await response.blob();
  await keepLinked([await body.text()], keeping);
  await keeping.cache.put(address, new Response(body, { headers: response.headers }));
  const place = { address, file: address, start: 0, length: body.size };
  await keepRecords([place], { keeping, hashes: new Map(keeping.list.pages), bytes: body.size });
}

/** What pages show and run: without that they would not be what they were. */
async function keepLinked(pages: readonly string[], { cache, signal, update }: Keeping): Promise<void> {
  const files = new Set(pages.flatMap(filesOfPage));
  await keepFiles(files);
  await update((known) => ({ files: [...new Set([...(known.files ?? []), ...files])] }));
  for (const address of new Set(pages.flatMap(picturesOfPage))) {
    if (await cache.match(address)) continue;
    // A picture that the site no longer has keeps nothing else from being kept.
    const response = await fetchWhole(address, signal).catch((error: unknown) => {
      if (error instanceof FetchFailed && error.isGone) return undefined;
      throw error;
    });
    if (response) await cache.put(address, response);
  }
}

async function keepRecords(
  places: readonly Pick<KeptPageRecord & { address: string }, 'address' | 'file' | 'start' | 'length'>[],
  of: { readonly keeping: Keeping; readonly hashes: ReadonlyMap<string, string>; readonly bytes: number },
): Promise<void> {
  const { database, slug, keptMs, update } = of.keeping;
  const transaction = database.transaction('page', 'readwrite');
  let added = 0;
  for (const { address, ...place } of places) {
    const hash = of.hashes.get(address) ?? '';
    if ((await transaction.store.get(address))?.hash !== hash) added += 1;
    await transaction.store.put({ path: address, subject: slug, hash, keptMs, ...place });
  }
  await transaction.done;
  await update((known) => ({ done: known.done + added, bytes: known.bytes + of.bytes }));
}

async function keepSearch({ slug, list, cache, signal }: Keeping): Promise<void> {
  const address = offlineSearchPath(slug, list.search);
  if (await cache.match(address)) return;
  await cache.put(address, new Response(await (await fetchWhole(address, signal)).blob()));
}

/** Lets go of pages that are no longer of the subject, and of files of which no page is used any more. */
async function dropRest(keeping: Keeping): Promise<void> {
  const { database, slug, list, cache } = keeping;
  const listed = new Set(list.pages.map(([address]) => address));
  const used = new Set([offlineSearchPath(slug, list.search)]);
  for (const { path, file } of await recordsOf(keeping)) {
    if (listed.has(path)) used.add(file);
    else await database.delete('page', path);
  }
  for (const { url } of await cache.keys()) {
    const { pathname } = new URL(url);
    if (!used.has(pathname) && !pathname.startsWith('/pictures/')) await cache.delete(url);
  }
}

async function bytesOf({ cache }: Keeping): Promise<number> {
  let bytes = 0;
  for (const request of await cache.keys()) bytes += (await (await cache.match(request))?.blob())?.size ?? 0;
  return bytes;
}
