import { get, type Server } from 'node:http';
import { afterEach, expect, test, vi } from 'vitest';
import type { Catalog } from '@/lib/catalog/open-catalog';
import type { ServedContent } from '@/lib/http/context';
import { createHttpHandler } from '@/lib/http/http-handler';
import { currentLibrary, setCurrentLibrary } from '@/lib/library/current';
import { noMeaning } from '@/lib/library/library-meaning';
import type { OpenedLibrary } from '@/lib/library/open-library';
import { createNowServing } from './now-serving';

const page = '/learn/art/questions/what-is-a-line';
let server: Server | undefined;
afterEach(() => server?.close());

function promised<T>() {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>((done) => {
    resolve = done;
  });
  return { promise, resolve: (value: T) => resolve(value) };
}

/** A library of one question, whose pages say what they were chosen by. */
function content(
  snapshot: string,
  relatedMark = '',
  related?: Promise<OpenedLibrary>,
): ServedContent & { readonly library: OpenedLibrary } {
  const question = { subject: 'art', slug: 'what-is-a-line', number: 0 };
  const find = (path: string) => (path === 'art/what-is-a-line' ? question : undefined);
  const catalog = { find, findSubject: () => ({ slug: 'art' }), frame: { total: 1 } } as unknown as Catalog;
  const baseUrl = 'http://localhost:3000';
  const library = { catalog, baseUrl, meaning: noMeaning, relatedMark, related } as unknown as OpenedLibrary;
  const none = async () => undefined;
  return { snapshot, library, sources: [], pickHits: none, pickParts: none };
}

/** Serves it; what Next was asked for is counted. */
async function serve(first: ServedContent) {
  let made = 0;
  setCurrentLibrary(first.library);
  const front = createHttpHandler({
    ...first,
    next: async (_, response) => {
      made += 1;
      response.setHeader('Content-Type', 'text/plain');
      response.end(`by ${(currentLibrary() as OpenedLibrary).relatedMark || 'words'}`);
    },
    knownScripts: [],
    log: () => {},
  });
  server = front.server;
  await new Promise<void>((resolve) => front.server.listen(0, '127.0.0.1', resolve));
  const { port } = front.server.address() as { port: number };
  const read = () =>
    new Promise<string>((resolve, reject) => {
      get({ port, host: '127.0.0.1', path: page }, async (response) => {
        let text = '';
        for await (const chunk of response) text += chunk;
        resolve(text);
      }).once('error', reject);
    });
  const onChange = vi.fn();
  return { now: createNowServing(front, first, onChange), read, onChange, made: () => made };
}

test('pages that words alone chose for are dropped once meaning had its part, and only once', async () => {
  const later = promised<OpenedLibrary>();
  const { read, made, onChange, now } = await serve(content('one', '', later.promise));
  expect([await read(), await read(), made()]).toEqual(['by words', 'by words', 1]);
  later.resolve(content('one', 'both').library);
  await vi.waitFor(() => expect(onChange).toHaveBeenCalledTimes(1));
  expect([await read(), await read(), await read(), made()]).toEqual(['by both', 'by both', 'by both', 2]);
  expect(now.content.snapshot).toBe('one');
  expect(onChange).toHaveBeenCalledTimes(1);
});

test('what comes for a snapshot that is no longer served changes nothing', async () => {
  const later = promised<OpenedLibrary>();
  const { read, made, onChange, now } = await serve(content('one', '', later.promise));
  await read();
  await now.serve(content('two', 'of two'));
  later.resolve(content('one', 'both').library);
  await later.promise;
  await new Promise((resolve) => setImmediate(resolve));
  expect([await read(), await read(), made()]).toEqual(['by of two', 'by of two', 2]);
  expect(onChange).toHaveBeenCalledTimes(1);
});

test('what is edited waits for its own', async () => {
  const later = promised<OpenedLibrary>();
  const { read, now, onChange } = await serve(content('one', 'both'));
  await now.serve(content('two', '', later.promise));
  expect(await read()).toBe('by words');
  later.resolve(content('two', 'both of two').library);
  await vi.waitFor(() => expect(onChange).toHaveBeenCalledTimes(2));
  expect(await read()).toBe('by both of two');
});

test('nobody is gone while one still reads who began before either change', async () => {
  const isGone: (() => void)[] = [];
  const replace = () => new Promise<void>((resolve) => isGone.push(resolve));
  const now = createNowServing({ replace }, content('one'), () => {});
  const order: string[] = [];
  void now.serve(content('two')).then(() => order.push('two'));
  const left = now.serve(content('three')).then(() => order.push('three'));
  isGone[1]?.();
  await new Promise((resolve) => setImmediate(resolve));
  expect(order).toEqual([]);
  isGone[0]?.();
  await left;
  expect(order).toEqual(['two', 'three']);
});
