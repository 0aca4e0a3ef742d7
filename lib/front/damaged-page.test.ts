import { get } from 'node:http';
import { expect, test } from 'vitest';
import { noMeaning } from '@/lib/library/library-meaning';
import type { OpenedLibrary } from '@/lib/library/open-library';
import { createFront } from './front';

const library = {
  catalog: { frame: { total: 1 }, findSubject: () => undefined, find: () => ({ subject: 'art', slug: 'q' }) },
  baseUrl: 'http://localhost:3000',
  meaning: noMeaning,
} as unknown as OpenedLibrary;

async function statusAfter(isReplaced: boolean, isDamaged: boolean): Promise<number> {
  const content = {
    generation: 'one',
    library,
    sources: [],
    pickHits: async () => undefined,
    pickParts: async () => undefined,
  };
  const { server, replace } = createFront({
    ...content,
    isDamaged: async () => isDamaged,
    next: async (_, response) => {
      if (isReplaced) void replace({ ...content, generation: 'two', isDamaged: async () => false });
      response.statusCode = 500;
      response.end('no answer could be read');
    },
    knownScripts: [],
    log: () => {},
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const status = await new Promise<number>((resolve, reject) => {
    get({ port, path: '/learn/art/questions/q', agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    }).on('error', reject);
  });
  server.close();
  return status;
}

test('who cannot be answered from a damaged generation is told to come again', async () => {
  expect(await statusAfter(false, true)).toBe(503);
  expect(await statusAfter(false, false)).toBe(500);
});

test('also when it is replaced by a whole one while he waits', async () => {
  expect(await statusAfter(true, true)).toBe(503);
});
