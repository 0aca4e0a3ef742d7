import { gunzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { currentLibrary } from '@/lib/library/current';
import type { SearchResult } from '@/lib/search/format/protocol/search-answer';
import { portOf } from '@/test-support/port-of';
import { type AskOptions, buildContent, serveSample } from '@/test-support/served-sample';
import type { HttpHandlerOptions } from './context';
import { createHttpHandler } from './http-handler';
import type { FinishedPage } from './pages/page-cache';

const { options, ask, asked, messages, close } = await serveSample();
afterAll(close);

/** The sample, served once more and otherwise. */
async function serveWith(more: Partial<HttpHandlerOptions>) {
  const handler = createHttpHandler({ ...options, ...more });
  const port = await portOf(handler.server);
  return { ...handler, ask: (target: string, own: AskOptions = {}) => ask(target, { ...own, port }) };
}

test('what a page sends once is put back into it before it is kept', async () => {
  const body = String((await ask('/learn/art/questions/what-is-a-hue')).body);
  expect(body).toContain('put back');
  expect(body).not.toContain('<!--once:');
});

test('the fonts of formulas are asked for ahead where there are formulas', async () => {
  const link = async (path: string) => (await ask(path)).headers.link;
  expect(await link('/learn/art/questions/what-is-a-hue')).toBe(
    '</_next/static/fonts/a.woff2>; rel=preload; as=font; type="font/woff2"; crossorigin',
  );
  expect(await link('/learn/art/newest')).toBeUndefined();
});

test('renders a question once, then gives the kept page, compressed, and 304 to who has it', async () => {
  asked.length = 0;
  const first = await ask('/learn/art/questions/what-is-a-line?utm=1');
  const second = await ask('/learn/art/questions/what-is-a-line/', {
    headers: { 'accept-encoding': 'gzip' },
  });
  expect(first.status).toBe(200);
  expect(asked.map((one) => one.target)).toEqual(['/learn/art/questions/what-is-a-line']);
  expect(gunzipSync(second.body).toString()).toBe(first.body.toString());
  const third = await ask('/learn/art/questions/what-is-a-line', {
    headers: { 'if-none-match': String(first.headers.etag) },
  });
  expect([third.status, third.body.length]).toEqual([304, 0]);
});

test('passes on nothing by which Next would answer a flight request', async () => {
  asked.length = 0;
  await ask('/about?_rsc=1', {
    headers: { rsc: '1', 'next-router-prefetch': '1', cookie: 'a=b', 'x-stoa-lost': 'x' },
  });
  expect(asked[0]?.target).toBe('/about');
  expect(Object.keys(asked[0]?.headers ?? {})).not.toEqual(expect.arrayContaining(['rsc']));
  expect(asked[0]?.headers).not.toHaveProperty('cookie');
  expect(asked[0]?.headers).not.toHaveProperty('x-stoa-lost');
});

test('asks for a page in the same words, whoever its reader is', async () => {
  const askAs = (headers: Record<string, string>) => ask('/search?q=a', { headers });
  asked.length = 0;
  await askAs({});
  await askAs({
    'user-agent': 'x',
    accept: 'text/x-component',
    'accept-language': 'de',
    host: 'evil.example',
  });
  expect(asked).toHaveLength(2);
  expect(asked[1]).toEqual(asked[0]);
  expect(asked[0]?.headers['user-agent']).toBeTruthy();
});

test('a page that another process made and shared is not made again', async () => {
  const kept = new Map<string, FinishedPage>();
  const sharedPages = () => ({
    read: async (target: string) => kept.get(target),
    write: (target: string, page: FinishedPage) => void kept.set(target, page),
  });
  const pages: unknown[] = [];
  asked.length = 0;
  for (let i = 0; i < 2; i++) {
    const one = await serveWith({ sharedPages });
    const { body, headers } = await one.ask('/topics');
    pages.push([String(body), headers['content-security-policy'], headers.etag]);
    one.server.close();
  }
  expect(asked.map(({ target }) => target)).toEqual(['/topics']);
  expect(pages[1]).toEqual(pages[0]);
});

test('a server that stops says that it is not ready, and goes on answering who is there', async () => {
  const stopping = await serveWith({});
  expect((await stopping.ask('/readyz')).status).toBe(200);
  stopping.beginStop();
  for (const probe of ['/readyz', '/readyz/', '/readyz?from=probe']) {
    const { status, headers } = await stopping.ask(probe);
    expect([probe, status, headers['x-content-type-options'], headers['cache-control']]).toEqual([
      probe,
      503,
      'nosniff',
      'no-store',
    ]);
  }
  const page = await stopping.ask('/learn/art/questions/what-is-a-line');
  expect([page.status, page.headers.connection]).toEqual([200, 'close']);
  stopping.server.close();
});

test('a kept page comes with the same headers, however it is asked for', async () => {
  const target = '/learn/art/questions/what-is-a-line';
  const [first, ...others] = [
    await ask(`${target}/`),
    await ask(target),
    await ask(target),
    await ask(`${target}?a`),
  ];
  const { date, ...headers } = first?.headers ?? {};
  expect(headers['content-security-policy']).toBeDefined();
  expect(headers['x-content-type-options']).toBe('nosniff');
  for (const { headers: own } of others) expect({ ...own, date }).toEqual({ ...headers, date });
});

test('makes citations anew, and leads those of what moved to where it is', async () => {
  asked.length = 0;
  for (const tail of ['cite', 'cite.bib', 'cite.ris', 'cite.json']) {
    const { status, headers } = await ask(`/learn/art/questions/what-is-a-line/${tail}`);
    expect([tail, status, headers['cache-control']]).toEqual([tail, 200, 'no-store']);
    const moved = await ask(`/learn/law/questions/what-is-a-line/${tail}`);
    expect(moved.headers.location).toBe(`/learn/art/questions/what-is-a-line/${tail}`);
  }
  expect(asked.map((one) => one.target)).toContain('/learn/art/questions/what-is-a-line/cite.bib');
  for (const target of ['/learn/art/questions/no-such/cite', '/learn/art/questions/what-is-a-line/cite.exe'])
    expect((await ask(target)).status, target).toBe(404);
});

test('makes two questions side by side anew, named or ticked, and nothing of an unknown or equal pair', async () => {
  const pair = '/compare?a=art/what-is-a-hue&b=art/what-is-a-line';
  asked.length = 0;
  for (const target of [pair, `${pair}&utm=1`, '/compare', '/compare?r3=art%2Fwhat-is-a-line']) {
    const { status, headers } = await ask(target);
    expect([target, status, headers['cache-control']]).toEqual([target, 200, 'no-store']);
  }
  expect(asked.map((one) => one.target)).toEqual([pair, pair, '/compare', '/compare']);
  for (const target of [
    '/compare?r1=art%2Fwhat-is-a-hue&r4=art%2Fwhat-is-a-line&r5=art/none',
    '/compare?a=art/what-is-a-hue&b=law/what-is-a-line',
  ]) {
    const { status, headers } = await ask(target);
    expect([target, status, headers.location]).toEqual([target, 308, pair]);
  }
  for (const query of [
    'a=art/what-is-a-hue',
    'a=art/what-is-a-hue&b=art/what-is-a-hue',
    'a=art/what-is-a-line&b=law/what-is-a-line',
    'a=art/what-is-a-hue&b=art/none',
    'r1=art/what-is-a-hue&r2=../../etc',
  ])
    expect((await ask(`/compare?${query}`)).status, query).toBe(404);
});

test('allows the scripts it knows by hash, and reports one that it does not', async () => {
  messages.length = 0;
  const { headers } = await ask('/learn');
  const policy = String(headers['content-security-policy']);
  expect(policy).not.toContain('unsafe');
  expect(policy.match(/script-src [^;]*/)?.[0].match(/sha256-/g)?.length).toBe(2);
  expect(policy.match(/style-src [^;]*/)?.[0].match(/sha256-/g)?.length).toBe(1);
  expect(messages.join()).toContain('alert(1)');
});

test('another snapshot is served from the next request on, and a page under way is wholly of the old', async () => {
  const content = {
    ...(await buildContent({
      'art/what-is-new.md': '---\nquestion: What is a line, newly?\nanswer: C.\n---\n',
    })),
    snapshot: 'two',
  };
  let seen: unknown;
  let isUnused = false;
  const replaced = await serveWith({
    next(request, response) {
      if (seen === undefined)
        void replaced.replace(content).then(() => {
          isUnused = true;
        });
      seen ??= currentLibrary().catalog.frame;
      return options.next(request, response);
    },
  });
  expect((await replaced.ask('/readyz')).status).toBe(200);
  asked.length = 0;
  await replaced.ask('/topics');
  await expect.poll(() => isUnused).toBe(true);
  expect(seen).toBe(options.library.catalog.frame);
  expect(asked).toHaveLength(1);
  await replaced.ask('/topics');
  expect(asked).toHaveLength(2);
  expect((await replaced.ask('/learn/art/questions/what-is-a-hue')).status).toBe(404);
  expect((await replaced.ask('/learn/art/questions/what-is-new')).status).toBe(200);
  expect(String((await replaced.ask('/healthz')).body)).toContain('1 question');
  replaced.server.close();
  await content.library.catalog.close();
});

test('who asks for too much is told when to come back, and everyone else is answered', async () => {
  const limited = await serveWith({ searchRate: 2, trustedProxies: 1 });
  const from = (client: string, target: string) =>
    limited.ask(target, { headers: { 'x-forwarded-for': `${Math.random()}, ${client}` } });
  try {
    expect((await from('192.0.2.1', '/search?q=a')).status).toBe(200);
    expect((await from('192.0.2.1', '/api/search?q=a')).status).toBe(200);
    const refused = await from('192.0.2.1', '/compare');
    expect([refused.status, refused.headers['retry-after']]).toEqual([429, '30']);
    expect(refused.headers['cache-control']).toBe('no-store');
    expect(refused.headers['x-content-type-options']).toBe('nosniff');
    expect((await from('192.0.2.1', '/learn/art/newest')).status).toBe(200);
    expect((await from('192.0.2.2', '/search?q=a')).status).toBe(200);
  } finally {
    limited.server.close();
  }
});

test('an answer of the index that the address names may be cached on its way, and no other', async () => {
  const builds = ['b7', undefined];
  const searching = await serveWith({
    library: {
      ...options.library,
      search: async () => ({ status: 'ok', build: builds[0] }) as SearchResult,
    },
    async next({ url = '' }, response) {
      const answer = await currentLibrary().search({ query: url, limit: 1, offset: 0 });
      response.setHeader('Content-Type', 'application/json');
      response.end(JSON.stringify(answer));
    },
  });
  const cachedAt = async (target: string) => (await searching.ask(target)).headers['cache-control'];
  try {
    expect(await cachedAt('/api/search?q=a&build=b7')).toContain('s-maxage=86400, stale-while-revalidate');
    expect(await cachedAt('/api/search?q=a&build=b6')).toBe('no-store');
    expect(await cachedAt('/api/search?q=a')).toBe('no-store');
    expect(await cachedAt('/search?q=a&build=b7')).toBe('no-store');
    builds.shift();
    expect(await cachedAt('/api/search?q=a&build=b7')).toBe('no-store');
  } finally {
    searching.server.close();
  }
});
