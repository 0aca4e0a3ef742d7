import { Agent, get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { OpenedLibrary } from '@/lib/library/open-library';
import { createFront } from './front';

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
  restoreOnce: (html: string) => html,
} as unknown as OpenedLibrary;

test('of very many pages at once some are made while the others wait; who comes beyond that is told when to come back', async () => {
  let running = 0;
  let most = 0;
  let refused = 0;
  const { server } = createFront({
    generation: 'one',
    library,
    next: async (_, response) => {
      running += 1;
      most = Math.max(most, running);
      while (refused < 8) await sleep(20);
      running -= 1;
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.end('a page');
    },
    sources: [],
    pickHits: async () => undefined,
    knownScripts: [],
    log: () => {},
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const agent = new Agent();
  const ask = (n: number) =>
    new Promise<{ status: number; headers: Record<string, unknown> }>((resolve, reject) => {
      get({ port, agent, path: `/learn/art/questions/q-${n}` }, (response) => {
        response.resume();
        if (response.statusCode === 503) refused += 1;
        resolve({ status: response.statusCode ?? 0, headers: response.headers });
      }).on('error', reject);
    });
  const answers = await Promise.all(Array.from({ length: 1040 }, (_, n) => ask(n)));
  server.close();
  expect(most).toBe(32);
  const busy = answers.filter(({ status }) => status !== 200);
  expect(busy.map(({ status }) => status)).toEqual(Array(8).fill(503));
  expect(busy[0]?.headers).toMatchObject({
    'retry-after': '2',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
});
