import { get } from 'node:http';
import { expect, test } from 'vitest';
import { contentOf, libraryOfOne } from '@/test-support/http-handler';
import { portOf } from '@/test-support/port-of';
import { createHttpHandler } from './http-handler';

async function statusAfter(isReplaced: boolean, isDamaged: boolean): Promise<number> {
  const content = contentOf(libraryOfOne);
  const { server, replace } = createHttpHandler({
    ...content,
    isDamaged: async () => isDamaged,
    next: async (_, response) => {
      if (isReplaced) void replace({ ...content, snapshot: 'two', isDamaged: async () => false });
      response.statusCode = 500;
      response.end('no answer could be read');
    },
    knownScripts: [],
    log: () => {},
  });
  const port = await portOf(server);
  const status = await new Promise<number>((resolve, reject) => {
    get({ port, path: '/learn/art/questions/q', agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    }).on('error', reject);
  });
  server.close();
  return status;
}

test('who cannot be answered from a damaged snapshot is told to come again', async () => {
  expect(await statusAfter(false, true)).toBe(503);
  expect(await statusAfter(false, false)).toBe(500);
});

test('also when it is replaced by a whole one while he waits', async () => {
  expect(await statusAfter(true, true)).toBe(503);
});
