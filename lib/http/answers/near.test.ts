import { expect, it } from 'vitest';
import type { Context } from '@/lib/http/context';
import type { LibraryMeaning } from '@/lib/library/library-meaning';
import { nearName, openFile } from '@/lib/search/format/files/search-file';
import { askedOf } from '@/test-support/http-handler';
import { near } from './near';

const list = Uint8Array.of(1, 2, 3);

/** What is answered to a query by a library of some meaning. */
async function ask(query: Readonly<Record<string, string>>, meaning: Partial<LibraryMeaning> = {}, wait = 0) {
  const known = { near: async () => list, isReady: true, build: 'abc', ...meaning };
  const context = {
    library: { meaning: known },
    waitOf: () => wait,
    clientOf: () => 'a',
  } as unknown as Context;
  const address = { pathname: '/search-data/near', parts: [], query: new Map(Object.entries(query)) };
  const { status, headers, body } = await near(askedOf(address, context));
  return { status, cache: headers['Cache-Control'], body };
}

it('answers the list of a query with its checksum, kept by nobody', async () => {
  const { status, cache, body } = await ask({ b: 'abc', q: 'why does ice float' });
  expect([status, cache]).toEqual([200, 'no-store']);
  expect(openFile(nearName('abc', 'why does ice float'), new Uint8Array(body))).toEqual(list);
});

it('refuses what is too long or empty, and says so', async () => {
  const never = { near: () => Promise.reject(new Error('asked')) };
  for (const q of ['', 'x'.repeat(201), 'é'.repeat(100_000)])
    expect((await ask({ b: 'abc', q }, never)).status).toBe(400);
  expect((await ask({ b: 'abc' }, never)).status).toBe(400);
  expect((await ask({ b: 'abc', q: '👩'.repeat(200) })).status).toBe(200);
});

it('has nothing to tell of another build, or before the vectors are there', async () => {
  expect((await ask({ b: 'old', q: 'a' })).status).toBe(404);
  expect((await ask({ q: 'a' })).status).toBe(404);
  expect((await ask({ b: 'abc', q: 'a' }, { isReady: false })).status).toBe(404);
});

it('tells who asks too much, or when too many do, to come again', async () => {
  expect((await ask({ b: 'abc', q: 'a' }, {}, 7)).status).toBe(429);
  expect((await ask({ b: 'abc', q: 'a' }, { near: async () => undefined })).status).toBe(503);
});
