import { get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { noMeaning } from '@/lib/library/library-meaning';
import type { OpenedLibrary } from '@/lib/library/open-library';
import { createFront } from './front';

const library = {
  catalog: { frame: { total: 1 }, findSubject: () => undefined, find: () => ({ subject: 'art', slug: 'q' }) },
  baseUrl: 'http://localhost:3000',
  meaning: noMeaning,
} as unknown as OpenedLibrary;

test('a page whose readers have left is finished before its library is given up', async () => {
  let begin = () => {};
  const isBegun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  let finish = () => {};
  const mayFinish = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const content = {
    generation: 'one',
    library,
    sources: [],
    pickHits: async () => undefined,
    pickParts: async () => undefined,
  };
  const { server, replace } = createFront({
    ...content,
    next: async (_, response) => {
      begin();
      await mayFinish;
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.end('a page');
    },
    knownScripts: [],
    log: () => {},
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const request = get({ port, path: '/learn/art/questions/q' });
  request.on('error', () => {});
  await isBegun;
  const closed = new Promise((resolve) => request.once('close', resolve));
  request.destroy();
  await closed;
  let isGivenUp = false;
  const givenUp = replace({ ...content, generation: 'two' }).then(() => {
    isGivenUp = true;
  });
  await sleep(200);
  expect(isGivenUp).toBe(false);
  finish();
  await givenUp;
  server.close();
});
