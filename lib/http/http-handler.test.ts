import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { Agent, request as httpRequest, type Server } from 'node:http';
import { connect } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Catalog, openCatalog } from '@/lib/catalog/open-catalog';
import { currentLibrary } from '@/lib/library/current';
import { noMeaning } from '@/lib/library/library-meaning';
import type { OpenedLibrary } from '@/lib/library/open-library';
import { buildSnapshot } from '@/lib/snapshot/build/build-snapshot';
import type { HttpHandlerOptions } from './context';
import { createHttpHandler, type HttpHandler } from './http-handler';
import type { NextHandler } from './pages/capture';
import type { FinishedPage } from './pages/page-cache';
import { parseAddress } from './routes/address';
import { routeOf } from './routes/route';
import { immutable, listStaticFolder } from './send/static-files';

const empty = { css: '.s{top:0}', headings: [], points: [], diagnostics: [] };
const themeScript = 'document.documentElement.dataset.theme="x"';
/** What the pages were asked for, in order. */
const asked: { target: string; headers: Record<string, unknown> }[] = [];
const messages: string[] = [];
/** Done when a page is asked for. */
let onAsked = () => {};
let server: Server;
let front: HttpHandler;
let httpHandlerOptions: HttpHandlerOptions;
const agent = new Agent({ keepAlive: true });
let catalog: Catalog;
let port = 0;

const next: NextHandler = async (request, response) => {
  asked.push({ target: request.url ?? '', headers: { ...request.headers } });
  onAsked();
  if (request.url?.startsWith('/search?q=fail')) throw new Error('broken inside /srv/secret');
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.setHeader('X-Powered-By', 'someone');
  const flight = 'self.__next_f.push([1,"x"])';
  const isOfHue = request.url?.includes('hue') === true;
  const answer = {
    ...empty,
    html: isOfHue ? 'put back' : 'class="katex"',
    formulaFonts: isOfHue ? ['a.woff2'] : [],
  };
  const { html, css } = currentLibrary().sendOnce(answer);
  response.end(
    `<html><script>${themeScript}</script><style data-answer="">${css}</style><script>${flight}</script>` +
      `<script>alert(1)</script>${request.url} ${html} ${'text '.repeat(200)}</html>`,
  );
};

beforeAll(async () => {
  const root = await mkdtemp(path.join(os.tmpdir(), 'stoa-front-'));
  const [content, snapshot, files] = ['content', 'generation', 'files'].map((name) =>
    path.join(root, name),
  ) as [string, string, string];
  await mkdir(path.join(content, 'art'), { recursive: true });
  await mkdir(snapshot);
  await mkdir(files);
  await writeFile(
    path.join(content, 'art', 'what-is-a-line.md'),
    '---\nquestion: What is a line?\nid: 7\nanswer: A.\n---\n',
  );
  await writeFile(
    path.join(content, 'art', 'what-is-a-hue.md'),
    '---\nquestion: What is a hue?\nanswer: B.\n---\n',
  );
  await writeFile(path.join(content, 'redirects.tsv'), 'law\twhat-is-a-line\tart\n');
  await writeFile(path.join(files, 'a.js'), 'let a;');
  await writeFile(path.join(files, '.env'), 'secret');
  await buildSnapshot(content, snapshot, () => () => {});
  catalog = await openCatalog(snapshot);
  const library = {
    catalog,
    baseUrl: 'http://localhost:3000',
    meaning: noMeaning,
  } as unknown as OpenedLibrary;
  const sources = [await listStaticFolder(files, '/files/', () => immutable)];
  httpHandlerOptions = {
    snapshot: 'one',
    library,
    next,
    sources,
    pickHits: async ({ build, documents }) =>
      build === 'abc' && documents[0] === 3 ? Buffer.from('picked') : undefined,
    pickParts: async ({ build, terms }) =>
      build === 'abc' && terms[0] === 'c++' ? Buffer.from('parts') : undefined,
    knownScripts: [themeScript],
    log: (message) => messages.push(message),
  };
  front = createHttpHandler(httpHandlerOptions);
  server = front.server;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  port = typeof address === 'object' && address ? address.port : 0;
});

afterAll(() => server.close());

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: Buffer;
}

/** Asks with the target exactly as written, which `fetch` would tidy up. */
function ask(
  target: string,
  options: { method?: string; headers?: Record<string, string>; agent?: Agent; port?: number } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ port, host: '127.0.0.1', path: target, ...options }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    request.on('error', reject);
    request.end();
  });
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

test('asks Next for an unknown address only for the not-found page, and keeps nothing of it', async () => {
  asked.length = 0;
  for (const target of [
    '/learn/art/questions/no-such',
    '/learn/art/questions/__proto__',
    '/wp-login.php',
    '/learn/none',
    '/files/.env',
    '/a/b/c/d',
  ]) {
    const { status, headers } = await ask(target);
    expect([target, status, headers['cache-control']]).toEqual([target, 404, 'no-store']);
  }
  expect(new Set(asked.map((one) => one.target))).toEqual(new Set(['/lost']));
  expect(asked[0]?.headers['x-stoa-lost']).toBe(encodeURIComponent('/learn/art/questions/no-such'));
});

test('twenty thousand unknown addresses have next to nothing rendered, and leave nothing behind', async () => {
  asked.length = 0;
  const started = Date.now();
  const kinds = [
    (n: number) => `/learn/art/questions/no-such-${n}`,
    (n: number) => `/learn/none-${n}`,
    (n: number) => `/topics/none-${n}`,
    (n: number) => `/learn/art/questions/what-is-a-line/none-${n}`,
    (n: number) => `/q/${n + 10}`,
    (n: number) => `/_next/static/none-${n}.js`,
    (n: number) => `/search-data/t${n}-none.bin`,
    (n: number) => `/sitemaps/none-${n}.xml`,
  ];
  const statuses = new Set<number>();
  const work = async (first: number) => {
    for (let n = first; n < 20_000; n += 16)
      statuses.add((await ask(kinds[n % kinds.length]?.(n) ?? '/', { agent })).status);
  };
  await Promise.all(Array.from({ length: 16 }, (_, first) => work(first)));
  expect([...statuses]).toEqual([404]);
  // So many at once, so many a second, and the page that all others get.
  const helped = 41 + Math.ceil((Date.now() - started) / 1000) * 4;
  expect(asked.length).toBeLessThanOrEqual(helped);
  const { body } = await ask('/learn/art/questions/what-is-a-line');
  expect(String(body)).toContain('what-is-a-line');
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
    const one = createHttpHandler({ ...httpHandlerOptions, sharedPages });
    await new Promise<void>((resolve) => one.server.listen(0, '127.0.0.1', resolve));
    const address = one.server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const { body, headers } = await ask('/topics', { port });
    pages.push([String(body), headers['content-security-policy'], headers.etag]);
    one.server.close();
  }
  expect(asked.map(({ target }) => target)).toEqual(['/topics']);
  expect(pages[1]).toEqual(pages[0]);
});

test('a server that stops says that it is not ready, and goes on answering who is there', async () => {
  const stopping = createHttpHandler({ ...httpHandlerOptions });
  await new Promise<void>((resolve) => stopping.server.listen(0, '127.0.0.1', resolve));
  const address = stopping.server.address();
  const own = typeof address === 'object' && address ? address.port : 0;
  expect((await ask('/readyz', { port: own })).status).toBe(200);
  stopping.beginStop();
  for (const probe of ['/readyz', '/readyz/', '/readyz?from=probe']) {
    const { status, headers } = await ask(probe, { port: own });
    expect([probe, status, headers['x-content-type-options'], headers['cache-control']]).toEqual([
      probe,
      503,
      'nosniff',
      'no-store',
    ]);
  }
  const page = await ask('/learn/art/questions/what-is-a-line', { port: own });
  expect([page.status, page.headers.connection]).toEqual([200, 'close']);
  stopping.server.close();
});

test('an old address of a list leads to its new one, though the list is kept', async () => {
  for (let i = 0; i < 2; i++) {
    expect((await ask('/learn/art/newest')).status).toBe(200);
    const { status, headers } = await ask('/learn/art?sort=newest');
    expect([status, headers.location]).toEqual([308, '/learn/art/newest']);
  }
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

test('redirects what moved, permalinks and addresses with a doubled tail, never to another host', async () => {
  const to = '/learn/art/questions/what-is-a-line';
  for (const target of ['/learn/law/questions/what-is-a-line', '/q/7', `/learn/x/questions/undefined${to}`]) {
    const { status, headers } = await ask(target, { headers: { host: 'evil.example' } });
    expect([target, status, headers.location]).toEqual([target, 308, to]);
  }
});

test('keeps home for a day, and knows topics, maps and letters of a subject', () => {
  const noon = new Date('2026-03-04T12:00:00Z');
  const route = (url: string) => {
    const address = parseAddress(url);
    if ('refused' in address) throw new Error(url);
    return routeOf(address, catalog, noon);
  };
  expect(route('/?utm=1')).toEqual({ kind: 'page', target: '/?day=2026-03-04' });
  expect(route('/topics')).toEqual({ kind: 'page', target: '/topics' });
  expect(route('/topics/line')).toEqual({ kind: 'unknown' });
  expect(route('/topics?page=x')).toEqual({ kind: 'unknown' });
  expect(route('/learn/art/map')).toEqual({ kind: 'page', target: '/learn/art/map' });
  expect(route('/learn/law/map')).toEqual({ kind: 'unknown' });
  expect(route('/learn/art/questions/what-is-a-line/map')).toEqual({
    kind: 'page',
    target: '/learn/art/questions/what-is-a-line/map',
  });
  expect(route('/learn/law/questions/what-is-a-line/map')).toEqual({
    kind: 'redirect',
    to: '/learn/art/questions/what-is-a-line/map',
  });
  expect(route('/learn/art/questions/none/map').kind).toBe('unknown');
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

test('answers only GET and HEAD, refuses what is not well formed, and never with a 5xx', async () => {
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE'])
    expect((await ask('/', { method })).status).toBe(405);
  for (const target of ['/%ff', '/%2e%2e/etc/passwd', '/learn/..%2f..%2fetc', '//x.example/']) {
    expect([target, (await ask(target)).status]).toEqual([target, 400]);
  }
  expect((await ask(`/${'a'.repeat(9000)}`)).status).toBe(414);
  expect((await ask('/', { headers: { x: 'y'.repeat(20_000) } })).status).toBe(431);
  expect((await ask('/', { method: 'HEAD' })).body.length).toBe(0);
});

test('sends the security headers with every kind of answer', async () => {
  const targets = ['/', '/search?q=a', '/q/7', '/%ff', '/nothing', '/files/a.js'];
  for (const target of targets) {
    const { headers } = await ask(target);
    expect([target, headers['x-content-type-options']]).toEqual([target, 'nosniff']);
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers).not.toHaveProperty('x-powered-by');
    expect(headers).not.toHaveProperty('strict-transport-security');
  }
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

test('serves listed files for good, and hidden ones not at all', async () => {
  const { status, headers } = await ask('/files/a.js');
  expect([status, headers['cache-control']]).toEqual([200, immutable]);
  expect((await ask('/files/.env')).status).toBe(404);
});

test('lets a worker, which lives by the policy of its script, load its parts and fetch search files', async () => {
  const { headers } = await ask('/files/a.js');
  expect(headers['content-security-policy']).toContain("script-src 'self'; connect-src 'self'");
});

test('tells a reader nothing of what broke inside', async () => {
  const { status, body } = await ask('/search?q=fail');
  expect(status).toBe(500);
  expect(body.toString()).not.toContain('secret');
});

test('answers who expects what cannot be had like everyone else, with the same headers', async () => {
  const socket = connect(port, '127.0.0.1');
  socket.write('GET /healthz HTTP/1.1\r\nHost: x\r\nExpect: wonders\r\nConnection: close\r\n\r\n');
  let answer = '';
  for await (const chunk of socket) answer += String(chunk);
  expect(answer).toMatch(/^HTTP\/1\.1 200 /);
  expect(answer).toMatch(/^x-content-type-options: nosniff/im);
});

test('refuses a request that names no host, or two', async () => {
  for (const hosts of ['', 'Host: a\r\nhost: b\r\n']) {
    const socket = connect(port, '127.0.0.1');
    socket.write(`GET /learn HTTP/1.1\r\n${hosts}Connection: close\r\n\r\n`);
    let answer = '';
    for await (const chunk of socket) answer += String(chunk);
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).toMatch(/^x-content-type-options: nosniff/im);
  }
});

test('answers a request that is not HTTP with 400 and the same headers', async () => {
  const text = await new Promise<string>((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('nonsense\r\n\r\n'));
    let all = '';
    socket.on('data', (chunk) => (all += chunk));
    socket.on('close', () => resolve(all));
  });
  expect(text).toMatch(/^HTTP\/1\.1 400/);
  expect(text).toContain('nosniff');
});

test('picks out hits for a build it knows, for good, and refuses what is no such request', async () => {
  const { status, headers, body } = await ask('/search-data/hits?b=abc&n=3,4');
  expect([status, body.toString()]).toEqual([200, 'picked']);
  expect(headers['cache-control']).toContain('immutable');
  for (const query of ['', '?b=abc', '?b=abc&n=', '?b=old&n=3', '?b=../a&n=3', '?b=abc&n=3,x', '?b=abc&n=-1'])
    expect((await ask(`/search-data/hits${query}`)).status, query).toBe(404);
});

test('picks out what the index holds of words, for good, and refuses what is no such request', async () => {
  const { status, headers, body } = await ask('/search-data/parts?b=abc&t=c%2B%2B+cell');
  expect([status, body.toString()]).toEqual([200, 'parts']);
  expect(headers['cache-control']).toContain('immutable');
  for (const query of [
    '',
    '?b=abc',
    '?b=abc&t=',
    '?b=old&t=c%2B%2B',
    '?b=../a&t=x',
    '?b=abc&c=x',
    '?b=abc&y=a/b',
  ])
    expect((await ask(`/search-data/parts${query}`)).status, query).toBe(404);
});

test('another snapshot is served from the next request on, and a page under way is wholly of the old', async () => {
  const other = await openCatalog(await emptySnapshot('What is a line, newly?'));
  const original = front;
  const content = {
    snapshot: 'two',
    library: {
      catalog: other,
      baseUrl: 'http://localhost:3000',
      meaning: noMeaning,
    } as unknown as OpenedLibrary,
    sources: [],
    pickHits: async () => undefined,
    pickParts: async () => undefined,
  };
  expect((await ask('/readyz')).status).toBe(200);
  asked.length = 0;
  let seen: unknown;
  let isUnused = false;
  onAsked = () => {
    onAsked = () => {};
    void original.replace(content).then(() => {
      isUnused = true;
    });
    seen = currentLibrary().catalog;
  };
  await ask('/topics');
  await expect.poll(() => isUnused).toBe(true);
  expect(seen).toBe(httpHandlerOptions.library.catalog);
  expect(asked).toHaveLength(1);
  await ask('/topics');
  expect(asked).toHaveLength(2);
  expect((await ask('/learn/art/questions/what-is-a-hue')).status).toBe(404);
  expect((await ask('/learn/art/questions/what-is-new')).status).toBe(200);
  expect(String((await ask('/healthz')).body)).toContain('1 question');
});

async function emptySnapshot(question: string): Promise<string> {
  const root = await mkdtemp(path.join(os.tmpdir(), 'stoa-front-'));
  await mkdir(path.join(root, 'content', 'art'), { recursive: true });
  await mkdir(path.join(root, 'generation'));
  await writeFile(
    path.join(root, 'content', 'art', 'what-is-new.md'),
    `---\nquestion: ${JSON.stringify(question)}\nanswer: C.\n---\n`,
  );
  await buildSnapshot(path.join(root, 'content'), path.join(root, 'generation'), () => () => {});
  return path.join(root, 'generation');
}

test('who asks for too much is told when to come back, and everyone else is answered', async () => {
  const limited = createHttpHandler({ ...httpHandlerOptions, searchRate: 2, trustedProxies: 1 });
  await new Promise<void>((resolve) => limited.server.listen(0, '127.0.0.1', resolve));
  const address = limited.server.address();
  const at = typeof address === 'object' && address ? address.port : 0;
  const from = (client: string, target: string) =>
    ask(target, { port: at, headers: { 'x-forwarded-for': `${Math.random()}, ${client}` } });
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
