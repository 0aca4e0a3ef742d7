import { Agent, get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { noMeaning } from '@/lib/library/library-meaning';
import type { OpenedLibrary } from '@/lib/library/open-library';
import { contentOf } from '@/test-support/http-handler';
import { portOf } from '@/test-support/port-of';
import { createHttpHandler } from './http-handler';
import type { NextHandler } from './pages/capture';

/** A library in which every address of a question is known. */
const library = {
  catalog: {
    frame: { total: 1 },
    findSubject: () => undefined,
    find: (path: string) => {
      const [subject = '', slug = ''] = path.split('/');
      return { subject, slug };
    },
  },
  baseUrl: 'http://localhost:3000',
  meaning: noMeaning,
} as unknown as OpenedLibrary;

/** An HTTP handler over a program that makes its pages; its clients are told apart by what a proxy says. */
async function open(next: NextHandler) {
  const { server } = createHttpHandler({
    ...contentOf(library),
    next,
    knownScripts: [],
    trustedProxies: 1,
    log: () => {},
  });
  const port = await portOf(server);
  const agent = new Agent();
  return {
    close: () => server.close(),
    ask: (slug: string, client = '10.0.0.1') =>
      new Promise<{ status: number; headers: Record<string, unknown> }>((resolve, reject) => {
        const path = `/learn/art/questions/${slug}`;
        get({ port, agent, path, headers: { 'X-Forwarded-For': client } }, (response) => {
          response.resume();
          resolve({ status: response.statusCode ?? 0, headers: response.headers });
        }).on('error', reject);
      }),
  };
}

test('of very many pages at once some are made while the others wait; who comes beyond that is told when to come back', async () => {
  let running = 0;
  let most = 0;
  let refused = 0;
  const front = await open(async (_, response) => {
    running += 1;
    most = Math.max(most, running);
    while (refused < 8) await sleep(20);
    running -= 1;
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end('a page');
  });
  const ask = async (n: number) => {
    const answer = await front.ask(`q-${n}`);
    if (answer.status === 503) refused += 1;
    return answer;
  };
  const answers = await Promise.all(Array.from({ length: 1040 }, (_, n) => ask(n)));
  front.close();
  expect(most).toBe(32);
  const busy = answers.filter(({ status }) => status !== 200);
  expect(busy.map(({ status }) => status)).toEqual(Array(8).fill(503));
  expect(busy[0]?.headers).toMatchObject({
    'retry-after': '2',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
});

test('pages of one client that take forever keep no other waiting, nor the same page when another asks for it', async () => {
  let isOver = false;
  const begun = new Set<string>();
  const front = await open(async (request, response) => {
    begun.add(request.url ?? '');
    while (!isOver && request.url?.includes('slow')) await sleep(5);
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end('a page');
  });
  const slow = Array.from({ length: 60 }, (_, n) => front.ask(`slow-${n}`));
  const wanted = front.ask('wanted');
  const slowBegun = () => [...begun].filter((url) => url.includes('slow')).length;
  while (slowBegun() < 32) await sleep(5);
  expect((await front.ask('other', '10.0.0.2')).status).toBe(200);
  expect(slowBegun()).toBe(32);
  // Asked for by the first client too, behind all of its slow ones.
  expect((await front.ask('wanted', '10.0.0.2')).status).toBe(200);
  expect((await wanted).status).toBe(200);
  isOver = true;
  expect((await Promise.all(slow)).every(({ status }) => status === 200)).toBe(true);
  front.close();
});
