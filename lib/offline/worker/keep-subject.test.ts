import 'fake-indexeddb/auto';
import { gzipSync } from 'node:zlib';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, it, vi } from 'vitest';
import { packPages } from '@/lib/offline/format/page-pack';
import type { SubjectList } from '@/lib/offline/format/subject-list';
import {
  type KeptSubject,
  type OfflineDatabase,
  openOfflineDatabase,
} from '@/lib/offline/store/offline-database';
import { keepSubject } from './keep-subject';

const slug = 'art';
const pageOf = (name: string) => `/learn/art/questions/${name}`;
const begun: KeptSubject = {
  slug,
  title: 'Art',
  place: 0,
  state: 'keeping',
  questions: 2,
  of: 2,
  pages: 0,
  done: 0,
  bytes: 0,
};

/** What the site answers, by address; what was asked for; and files that were read from what is kept. */
let site: Map<string, Blob>;
let asked: string[];
let readFiles: string[];
let database: OfflineDatabase;

beforeEach(async () => {
  [site, asked, readFiles] = [new Map(), [], []];
  vi.stubGlobal('indexedDB', new IDBFactory());
  vi.stubGlobal('caches', cacheStorage());
  vi.stubGlobal('fetch', async (address: string) => {
    asked.push(address);
    const body = site.get(address);
    return new Response(body ?? null, { status: body ? 200 : 404 });
  });
  database = await openOfflineDatabase();
  await database.put('subject', begun);
});

/** Caches as a browser has them, as far as they are used. */
function cacheStorage() {
  const all = new Map<string, Map<string, Response>>();
  const open = async (name: string) => {
    const cache = all.get(name) ?? new Map<string, Response>();
    all.set(name, cache);
    const keyOf = (asked: string) => new URL(asked, 'https://a.example').href;
    return {
      put: async (address: string, response: Response) => void cache.set(keyOf(address), response),
      delete: async (address: string) => cache.delete(keyOf(address)),
      keys: async () => [...cache.keys()].map((url) => ({ url })),
      match: async (asked: string | { readonly url: string }) => {
        const key = keyOf(typeof asked === 'string' ? asked : asked.url);
        const found = cache.get(key)?.clone();
        if (found) Object.assign(found, { blob: readingOf(key, found) });
        return found;
      },
    };
  };
  return {
    open,
    delete: async (name: string) => all.delete(name),
    match: async (asked: string, { cacheName }: { readonly cacheName: string }) =>
      all.has(cacheName) ? (await open(cacheName)).match(asked) : undefined,
  };
}

function readingOf(url: string, response: Response): Response['blob'] {
  const read = response.blob.bind(response);
  return () => {
    readFiles.push(new URL(url).pathname);
    return read();
  };
}

/** Serves a subject of these pages, each with its text. */
function serve(version: string, pages: Readonly<Record<string, string>>): void {
  const list: SubjectList = {
    version,
    title: 'Art',
    questions: Object.keys(pages).length,
    of: 2,
    search: 'search-1.bin',
    pages: Object.entries(pages).map(([name, html]) => [pageOf(name), `hash of ${html}`]),
  };
  const packed = packPages(Object.entries(pages).map(([name, html]) => ({ address: pageOf(name), html })));
  site.set('/offline/art/list.json', new Blob([JSON.stringify(list)]));
  site.set(`/offline/art/pages-${version}-0.bin`, new Blob([new Uint8Array(gzipSync(packed))]));
  site.set('/offline/art/search-1.bin', new Blob(['search']));
  for (const [name, html] of Object.entries(pages)) site.set(pageOf(name), new Blob([html]));
}

/** Keeps the subject as a worker does; what is known of it then, with what that took. */
async function keep() {
  [asked, readFiles] = [[], []];
  const known = async () => (await database.get('subject', slug)) as KeptSubject;
  await keepSubject(await known(), {
    database,
    signal: new AbortController().signal,
    update: async (change) => {
      const subject = await known();
      await database.put('subject', { ...subject, ...change(subject) });
    },
  });
  return { subject: await known(), asked, readFiles };
}

it('keeps all that is listed', async () => {
  serve('v1', { line: 'a line', point: 'a point' });
  const { subject } = await keep();
  expect(subject).toMatchObject({ state: 'kept', version: 'v1', pages: 2, done: 2 });
  expect(subject.bytes).toBeGreaterThan(0);
});

it('reads the list alone of a subject that is as it was', async () => {
  serve('v1', { line: 'a line', point: 'a point' });
  await keep();
  const again = await keep();
  expect([again.asked, again.readFiles]).toEqual([['/offline/art/list.json'], []]);
  expect(again.subject).toMatchObject({ state: 'kept', version: 'v1', done: 2 });
});

it('looks whether all is there where a reader asks for it again, or the browser cleared it', async () => {
  serve('v1', { line: 'a line', point: 'a point' });
  const { subject } = await keep();
  const files = ['/offline/art/pages-v1-0.bin', '/offline/art/search-1.bin'];
  await caches.delete('stoa-offline-subject-art');
  expect((await keep()).asked).toEqual(expect.arrayContaining(files));
  await caches.delete('stoa-offline-subject-art');
  await database.put('subject', { ...subject, state: 'keeping' });
  expect((await keep()).asked).toEqual(expect.arrayContaining(files));
});

it('fetches what was edited alone', async () => {
  serve('v1', { line: 'a line', point: 'a point' });
  await keep();
  serve('v2', { line: 'a line', point: 'another point' });
  const { asked, subject } = await keep();
  expect(asked).toEqual(['/offline/art/list.json', pageOf('point')]);
  expect(subject).toMatchObject({ state: 'kept', version: 'v2', done: 2 });
});
