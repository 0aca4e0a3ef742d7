import { Agent, get } from 'node:http';
import { expect, test } from 'vitest';
import { type LibraryMeaning, noMeaning } from '@/lib/library/library-meaning';
import { createMeaningThread } from '@/lib/library/meaning-thread';
import type { OpenedLibrary } from '@/lib/library/open-library';
import { contentOf } from '@/test-support/http-handler';
import { portOf } from '@/test-support/port-of';
import { createHttpHandler } from './http-handler';

const longEnoughMs = 600_000;

/** An HTTP handler whose model does one text at a time, when it is told to; its clients are told apart by what a proxy says. */
async function open() {
  const done: string[] = [];
  const arrived: string[] = [];
  let finish: (() => void) | undefined;
  const thread = createMeaningThread(
    {
      run: (text) =>
        new Promise((resolve) => {
          finish = () => {
            done.push(String(text));
            resolve(Uint8Array.of(1));
          };
        }),
      close: async () => {},
    },
    longEnoughMs,
  );
  const meaning: LibraryMeaning = {
    ...noMeaning,
    isReady: true,
    build: 'abc',
    near(text) {
      arrived.push(text);
      return thread.inTurn(text) as Promise<Uint8Array | undefined>;
    },
  };
  const { server } = createHttpHandler({
    ...contentOf({ catalog: {}, baseUrl: 'http://localhost:3000', meaning } as unknown as OpenedLibrary),
    next: async () => {},
    knownScripts: [],
    trustedProxies: 1,
    log: () => {},
  });
  const port = await portOf(server);
  const agent = new Agent();
  return {
    done,
    close: () => server.close(),
    hasArrived: (count: number) => expect.poll(() => arrived.length).toBe(count),
    async finishOne() {
      await expect.poll(() => finish).toBeDefined();
      const end = finish;
      finish = undefined;
      end?.();
    },
    /** The status that is answered; 0 to whoever left before. */
    ask(text: string, client: string) {
      const path = `/search-data/near?b=abc&q=${text}`;
      const asking = get({ port, agent, path, headers: { 'X-Forwarded-For': client } });
      const status = new Promise<number>((resolve) => {
        asking.on('response', (response) => resolve(response.resume().statusCode ?? 0));
        asking.on('error', () => resolve(0));
      });
      return { status, leave: () => asking.destroy() };
    },
  };
}

test('a client that asks for very much what is near keeps no other waiting', async () => {
  const front = await open();
  const many = Array.from({ length: 200 }, (_, n) => front.ask(`many${n}`, '10.0.0.1'));
  await front.hasArrived(200);
  const one = front.ask('one', '10.0.0.2');
  await front.hasArrived(201);
  for (let i = 0; i < 3; i++) await front.finishOne();
  expect(await one.status).toBe(200);
  expect(front.done).toContain('one');
  for (const { leave } of many) leave();
  front.close();
});

test('of those that may not even wait each is told to come again', async () => {
  const front = await open();
  const asked = Array.from({ length: 110 }, (_, n) => front.ask(`many${n}`, '10.0.0.1'));
  let refused = 0;
  for (const { status } of asked) void status.then((code) => (refused += code === 503 ? 1 : 0));
  await expect.poll(() => refused).toBe(9);
  for (const { leave } of asked) leave();
  front.close();
});
