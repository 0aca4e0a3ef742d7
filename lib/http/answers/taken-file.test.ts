import { afterAll, beforeAll, expect, it } from 'vitest';
import { createSemaphore } from '@/lib/concurrency/semaphore';
import type { Context } from '@/lib/http/context';
import { createPageCache } from '@/lib/http/pages/page-cache';
import { parseAddress } from '@/lib/http/routes/address';
import { routeOf } from '@/lib/http/routes/route';
import type { TakenLibrary } from '@/lib/take/taken-library';
import { askedOf } from '@/test-support/http-handler';
import { openTakenLibrary } from '@/test-support/taken-library';
import { takenFile } from './taken-file';

let library: TakenLibrary;
let rendered = 0;

beforeAll(async () => {
  const opened = await openTakenLibrary({
    'art/what-is-a-line.md': '---\nquestion: "What is a line?\\r\\nSet-Cookie: x"\nanswer: A.\n---\n',
  });
  const renderTaken: TakenLibrary['renderTaken'] = async (...asked) => {
    rendered += 1;
    const isLesser = rendered === 1;
    return { ...(await opened.renderTaken(...asked)), isLesser };
  };
  library = { ...opened, renderTaken };
});
afterAll(() => library.catalog.close());

function contextOf(wait = 0): Context {
  return {
    library,
    taken: createPageCache(1_000_000),
    taking: createSemaphore({ running: 1, waiting: 1 }),
    waitOf: () => wait,
    clientOf: () => 'a',
  } as unknown as Context;
}

async function ask(url: string, context: Context) {
  const address = parseAddress(url);
  if ('refused' in address) throw new Error(url);
  const route = routeOf(address, library.catalog);
  if (route.kind !== 'take') throw new Error(`${url} is ${route.kind}`);
  return takenFile(askedOf(address, context), route);
}

it('keeps a file, but not one with an answer that there was no time for', async () => {
  const context = contextOf();
  const before = rendered;
  for (const made of [1, 2, 2]) {
    const { status, headers } = await ask('/learn/art/take/cards.txt', context);
    expect([status, headers['Content-Type']]).toEqual([200, 'text/plain; charset=utf-8']);
    expect(rendered - before).toBe(made);
  }
});

it('saves a file under the words of its title', async () => {
  const { headers } = await ask('/learn/art/questions/what-is-a-line/take/question.md', contextOf());
  expect(headers['Content-Disposition']).toBe(
    'attachment; filename="What is a line Set-Cookie x.md"; filename*=UTF-8\'\'What%20is%20a%20line%20Set-Cookie%20x.md',
  );
});

it('leaves archives as they are', async () => {
  const { isPacked, headers } = await ask('/learn/art/take/questions.zip', contextOf());
  expect([isPacked, headers['Content-Type']]).toEqual([true, 'application/zip']);
});

it('tells who asks too much to come again, where the file has to be made', async () => {
  expect((await ask('/learn/art/take/questions.csv', contextOf(7))).status).toBe(429);
});
