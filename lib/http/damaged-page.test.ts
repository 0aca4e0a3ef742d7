import { get } from 'node:http';
import { expect, test } from 'vitest';
import { SemaphoreFull } from '@/lib/concurrency/semaphore';
import { currentLibrary } from '@/lib/library/current';
import { StorageAway } from '@/lib/snapshot/storage/object-store';
import { contentOf, libraryOfOne } from '@/test-support/http-handler';
import { portOf } from '@/test-support/port-of';
import { createHttpHandler } from './http-handler';

async function statusAfter(isReplaced: boolean, isDamaged: boolean): Promise<number> {
  return (await answerAfter({ isReplaced, isDamaged })).status;
}

interface Answered {
  readonly status: number;
  readonly retryAfter: string | undefined;
}

interface Trouble {
  readonly isReplaced?: boolean;
  readonly isDamaged?: boolean;
  /** What is thrown where the page reads its answer. */
  readonly thrown?: unknown;
}

async function answerAfter({ isReplaced = false, isDamaged = false, thrown }: Trouble) {
  const content = contentOf({ ...libraryOfOne, renderAnswer: () => Promise.reject(thrown) });
  const { server, replace } = createHttpHandler({
    ...content,
    isDamaged: async () => isDamaged,
    next: async (_, response) => {
      if (isReplaced) void replace({ ...content, snapshot: 'two', isDamaged: async () => false });
      // As Next does, it makes a page of an error.
      if (thrown)
        await currentLibrary()
          .renderAnswer(0)
          .catch(() => undefined);
      response.statusCode = 500;
      response.end('no answer could be read');
    },
    knownScripts: [],
    log: () => {},
  });
  const port = await portOf(server);
  const answered = await new Promise<Answered>((resolve, reject) => {
    get({ port, path: '/learn/art/questions/q', agent: false }, (response) => {
      response.resume();
      resolve({ status: response.statusCode ?? 0, retryAfter: response.headers['retry-after'] });
    }).on('error', reject);
  });
  server.close();
  return answered;
}

test('who cannot be answered from a damaged snapshot is told to come again', async () => {
  expect(await statusAfter(false, true)).toBe(503);
  expect(await statusAfter(false, false)).toBe(500);
});

test('also when it is replaced by a whole one while he waits', async () => {
  expect(await statusAfter(true, true)).toBe(503);
});

test('who asks for a page whose answer cannot be read just now is told to come again, before anybody noticed', async () => {
  for (const thrown of [new StorageAway('the storage hangs'), new SemaphoreFull()]) {
    const { status, retryAfter } = await answerAfter({ thrown });
    expect([status, Number(retryAfter) > 0]).toEqual([503, true]);
  }
  expect(await answerAfter({ thrown: new Error('anything else') })).toMatchObject({ status: 500 });
});
