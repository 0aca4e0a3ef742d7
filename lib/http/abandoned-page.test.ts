import { get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { contentOf, libraryOfOne } from '@/test-support/http-handler';
import { portOf } from '@/test-support/port-of';
import { createHttpHandler } from './http-handler';

test('a page whose readers have left is finished before its library is given up', async () => {
  let begin = () => {};
  const isBegun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  let finish = () => {};
  const mayFinish = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const content = contentOf(libraryOfOne);
  const { server, replace } = createHttpHandler({
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
  const port = await portOf(server);
  const request = get({ port, path: '/learn/art/questions/q' });
  request.on('error', () => {});
  await isBegun;
  const closed = new Promise((resolve) => request.once('close', resolve));
  request.destroy();
  await closed;
  let isGivenUp = false;
  const givenUp = replace({ ...content, snapshot: 'two' }).then(() => {
    isGivenUp = true;
  });
  await sleep(200);
  expect(isGivenUp).toBe(false);
  finish();
  await givenUp;
  server.close();
});
