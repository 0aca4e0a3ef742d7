import { Agent } from 'node:http';
import { connect } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import { serveSample } from '@/test-support/served-sample';
import { parseAddress } from './routes/address';
import { routeOf } from './routes/route';
import { immutable } from './send/static-files';

const { catalog, ask, asked, port, close } = await serveSample();
afterAll(close);
const agent = new Agent({ keepAlive: true });

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

test('another address of a list leads to its own, though the list is kept', async () => {
  for (let i = 0; i < 2; i++) {
    expect((await ask('/learn/art/newest')).status).toBe(200);
    const { status, headers } = await ask('/learn/art/newest/page/1');
    expect([status, headers.location]).toEqual([308, '/learn/art/newest']);
  }
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
  expect(route('/topics/page/x')).toEqual({ kind: 'unknown' });
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
