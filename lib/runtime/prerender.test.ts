import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { prerender } from './prerender';

const signal = new AbortController().signal;

test('asks a server that listens nowhere for pages, in their order', async () => {
  const asked: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url);
    response.end();
  });
  await prerender(server, ['/', '/a', '/b'], signal);
  expect(asked).toEqual(['/', '/a', '/b']);
  expect(server.listenerCount('request')).toBe(1);
});

test('readers go before, and those who wait for long hold nothing up', async () => {
  const events: string[] = [];
  let end = () => {};
  const mayEnd = new Promise<void>((resolve) => {
    end = resolve;
  });
  const begun = async (path: string) => {
    while (!events.includes(`begun ${path}`)) await sleep(5);
  };
  const server = createServer(async (request, response) => {
    events.push(`begun ${request.url}`);
    // The first page takes long enough for a reader to come meanwhile, and he long enough for the next to overtake him.
    if (request.url === '/slow') await begun('/reader');
    if (request.url === '/reader') await sleep(300);
    if (request.url === '/endless') await mayEnd;
    response.end(() => events.push(`ended ${request.url}`));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const read = (path: string) => fetch(`http://127.0.0.1:${port}${path}`).then((answer) => answer.text());
  const made = prerender(server, ['/slow', '/a'], signal);
  await begun('/slow');
  const reader = read('/reader');
  await Promise.all([made, reader]);
  expect(events.indexOf('begun /reader')).toBeLessThan(events.indexOf('ended /slow'));
  expect(events.indexOf('ended /reader')).toBeLessThan(events.indexOf('begun /a'));
  const endless = read('/endless');
  await begun('/endless');
  await prerender(server, ['/b'], signal);
  expect(events.at(-1)).toBe('ended /b');
  end();
  await endless;
  server.close();
});

test('what is given up is not waited for', async () => {
  const stop = new AbortController();
  const asked: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url);
    stop.abort();
    response.end();
  });
  await prerender(server, ['/', '/a'], stop.signal);
  expect(asked).toEqual(['/']);
});
