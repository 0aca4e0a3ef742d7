import { beforeEach, expect, it, vi } from 'vitest';
import type { FromWorker, ToWorker } from '@/lib/search/format/protocol/messages';
import type { SearchAnswer } from '@/lib/search/format/protocol/search-answer';
import { createSearchClient, type SearchClientOptions } from './client';

const found: SearchAnswer = {
  status: 'ok',
  query: 'q',
  searched: '',
  repairs: [],
  relaxed: false,
  subject: undefined,
  total: 0,
  close: 0,
  hits: [],
  subjects: [],
  terms: [],
  unknown: [],
};
const request = (query: string) => ({ query, limit: 5, offset: 0 });

/** Stands in for a worker: `behave` decides what comes of each search. */
class FakeWorker extends EventTarget {
  readonly received: ToWorker[] = [];
  isTerminated = false;
  readonly #behave: (worker: FakeWorker, id: number) => void;

  constructor(behave: (worker: FakeWorker, id: number) => void) {
    super();
    this.#behave = behave;
  }
  postMessage(message: ToWorker): void {
    this.received.push(message);
    if (message.type === 'search') queueMicrotask(() => this.#behave(this, message.id));
  }
  answer(id: number, answer: SearchAnswer): void {
    this.dispatchEvent(new MessageEvent<FromWorker>('message', { data: { type: 'answer', id, answer } }));
  }
  terminate(): void {
    this.isTerminated = true;
  }
}

function clientOf(
  behave: (worker: FakeWorker, id: number) => void,
  options: Partial<SearchClientOptions> = {},
) {
  const workers: FakeWorker[] = [];
  const createWorker = () => {
    const worker = new FakeWorker(behave);
    workers.push(worker);
    return worker as unknown as Worker;
  };
  return { workers, client: createSearchClient({ dataUrl: '/search-data/', createWorker, ...options }) };
}

const apiAnswering = (answer: unknown) =>
  vi.fn(async (_url: string | URL | Request) => Response.json(answer));

beforeEach(() => {
  vi.stubGlobal('location', { href: 'http://school.test/learn/' });
});

it('answers with what the worker found, told once where the files are', async () => {
  const { client, workers } = clientOf((worker, id) => worker.answer(id, found));
  client.warm();
  expect(await client.search(request('a'))).toEqual(found);
  expect(await client.search(request('b'))).toEqual(found);
  expect(workers).toHaveLength(1);
  expect(workers[0]?.received.map((message) => message.type)).toEqual(['open', 'warm', 'search', 'search']);
  expect(workers[0]?.received[0]).toEqual({
    type: 'open',
    dataUrl: 'http://school.test/search-data/',
    hasServer: false,
  });
});

it('lets the newest search win', async () => {
  const { client, workers } = clientOf((worker, id) => id === 2 && worker.answer(id, found));
  const older = client.search(request('mi'));
  const newer = client.search(request('mito'));
  expect(await older).toEqual({ status: 'superseded' });
  expect(await newer).toEqual(found);
  expect(workers[0]?.received).toContainEqual({ type: 'abort', id: 1 });
});

it.each([
  ['fails', (worker: FakeWorker, id: number) => worker.answer(id, { status: 'failed', reason: 'no files' })],
  ['crashes', (worker: FakeWorker) => void worker.dispatchEvent(new Event('error'))],
  ['hangs', () => {}],
])('asks the server where the worker %s', async (_, behave) => {
  const fetch = apiAnswering(found);
  const { client } = clientOf(behave, {
    apiUrl: '/api/search',
    timeoutMs: 20,
    fetch: fetch as unknown as typeof globalThis.fetch,
  });
  expect(await client.search({ ...request('what is a stoma?'), subject: 'botany' })).toEqual({
    ...found,
    fallbackReason: expect.any(String),
  });
  expect(fetch.mock.calls[0]?.[0]).toBe('/api/search?q=what+is+a+stoma%3F&subject=botany&limit=5&offset=0');
});

it('fails, with a reason, only when the server fails too', async () => {
  const fetch = apiAnswering({ error: 'no such page' });
  const crash = (worker: FakeWorker) => void worker.dispatchEvent(new Event('error'));
  const { client } = clientOf(crash, {
    apiUrl: '/api/search',
    fetch: fetch as unknown as typeof globalThis.fetch,
  });
  expect(await client.search(request('a'))).toMatchObject({
    status: 'failed',
    reason: expect.stringContaining('sign in'),
  });
});

it('fails with the worker’s reason where there is no server', async () => {
  const { client } = clientOf((worker, id) => worker.answer(id, { status: 'failed', reason: 'no files' }));
  expect(await client.search(request('a'))).toEqual({ status: 'failed', reason: 'no files' });
});

it('does not wait for a worker that crashed while it was warmed up', async () => {
  const { client, workers } = clientOf((worker, id) => worker.answer(id, found));
  client.warm();
  workers[0]?.dispatchEvent(new Event('error'));
  expect(await client.search(request('q'))).toEqual(found);
  expect(workers.length).toBe(2);
});

it('calls fetch by itself, as browsers want it', async () => {
  const fetch = vi.fn(function (this: unknown) {
    return this === undefined
      ? Promise.resolve(Response.json(found))
      : Promise.reject(new TypeError('Illegal invocation'));
  });
  const crash = (worker: FakeWorker) => void worker.dispatchEvent(new Event('error'));
  const { client } = clientOf(crash, {
    apiUrl: '/api/search',
    fetch: fetch as unknown as typeof globalThis.fetch,
  });
  expect(await client.search(request('q'))).toEqual({ ...found, fallbackReason: expect.any(String) });
});

it('tells what of the server failed in words for a reader', async () => {
  const crash = (worker: FakeWorker) => void worker.dispatchEvent(new Event('error'));
  const reasonOf = async (answer: () => Promise<Response>) => {
    const { client } = clientOf(crash, { apiUrl: '/api/search', fetch: answer as typeof globalThis.fetch });
    const result = await client.search(request('a'));
    return result.status === 'failed' ? result.reason : result.status;
  };
  expect(await reasonOf(async () => new Response('<html>Sign in</html>'))).toContain('sign in');
  expect(await reasonOf(async () => new Response('busy', { status: 503 }))).toContain('Many are searching');
  expect(await reasonOf(async () => new Response('', { status: 500 }))).toContain('answered 500');
  expect(await reasonOf(() => Promise.reject(new TypeError('Failed to fetch')))).toContain(
    'Is there a connection?',
  );
});

it('waits longer for the worker where nobody else can be asked', async () => {
  vi.useFakeTimers();
  try {
    const late = (worker: FakeWorker, id: number) => void setTimeout(() => worker.answer(id, found), 20_000);
    const { client } = clientOf(late);
    const search = client.search(request('a'));
    await vi.advanceTimersByTimeAsync(20_001);
    expect(await search).toEqual(found);
  } finally {
    vi.useRealTimers();
  }
});

it('does not take a slow search for a crash: the worker goes on, but for one that hangs', async () => {
  let isSlow = true;
  const { client, workers } = clientOf((worker, id) => isSlow || worker.answer(id, found), { timeoutMs: 10 });
  expect((await client.search(request('a'))).status).toBe('failed');
  expect(workers[0]?.received).toContainEqual({ type: 'abort', id: 1 });
  isSlow = false;
  expect(await client.search(request('b'))).toEqual(found);
  expect(workers).toHaveLength(1);
  isSlow = true;
  for (const query of ['c', 'd']) expect((await client.search(request(query))).status).toBe('failed');
  expect(workers[0]?.isTerminated).toBe(true);
  isSlow = false;
  expect(await client.search(request('e'))).toEqual(found);
  expect(workers).toHaveLength(2);
});

it('tries a worker that could not run again after a while', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  try {
    let isBroken = true;
    const behave = (worker: FakeWorker, id: number) =>
      isBroken ? void worker.dispatchEvent(new Event('error')) : worker.answer(id, found);
    const { client, workers } = clientOf(behave);
    for (const query of ['a', 'b', 'c']) await client.search(request(query));
    expect(workers).toHaveLength(2);
    isBroken = false;
    vi.setSystemTime(Date.now() + 31_000);
    expect(await client.search(request('d'))).toEqual(found);
  } finally {
    vi.useRealTimers();
  }
});

it('asks the server for every search, and starts no worker, where that is how a site is searched', async () => {
  const fetch = apiAnswering({ ...found, query: 'a' });
  const { client, workers } = clientOf(() => {}, { apiUrl: '/api/search', askedBuild: 'b7', fetch });
  client.warm();
  expect(await client.search({ ...request('a'), isForList: true })).toEqual({ ...found, query: 'a' });
  expect(workers).toEqual([]);
  expect(fetch.mock.calls[0]?.[0]).toBe('/api/search?q=a&limit=5&offset=0&list=1&build=b7');
});

it('searches what is on the device where such a server is not reached, and else says why', async () => {
  const kept: SearchAnswer = { ...found, kept: 'Searching what you keep: 1 of 2 questions.' };
  const answers: SearchAnswer[] = [kept, { status: 'failed', reason: 'nothing is kept' }];
  const asked = { apiUrl: '/api/search', askedBuild: 'b7', fetch: () => Promise.reject(new TypeError()) };
  const { client } = clientOf((worker, id) => worker.answer(id, answers.shift() as SearchAnswer), asked);
  expect(await client.search(request('a'))).toEqual(kept);
  expect(await client.search(request('b'))).toMatchObject({
    status: 'failed',
    reason: expect.stringContaining('could not be reached'),
  });
});

it('is not answered from the device where such a server says what is wrong', async () => {
  const busy = async () => new Response('', { status: 503 });
  const asked = { apiUrl: '/api/search', askedBuild: 'b7', fetch: busy };
  const { client, workers } = clientOf((worker, id) => worker.answer(id, found), asked);
  expect(await client.search(request('a'))).toMatchObject({ status: 'failed' });
  expect(workers).toEqual([]);
});

it('starts a crashed worker once more, and then no more', async () => {
  const crash = (worker: FakeWorker) => void worker.dispatchEvent(new Event('error'));
  const { client, workers } = clientOf(crash);
  for (const query of ['a', 'b', 'c']) expect((await client.search(request(query))).status).toBe('failed');
  expect(workers).toHaveLength(2);
  expect(workers.every((worker) => worker.isTerminated)).toBe(true);
});

it('ends the worker and the search under way when it is disposed of', async () => {
  const { client, workers } = clientOf(() => {});
  const search = client.search(request('a'));
  client.dispose();
  expect(await search).toEqual({ status: 'superseded' });
  expect(workers[0]?.isTerminated).toBe(true);
});
