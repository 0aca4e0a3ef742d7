import { expect, test } from 'vitest';
import { bareContentPolicy, securityHeaders } from '@/lib/http/pages/security-headers';
import { faultOf } from './fault-of';

const headers = {
  ...securityHeaders({ isHttps: false }),
  'Content-Security-Policy': bareContentPolicy,
  'Cache-Control': 'no-store',
};
function fault(more: { body?: string; status?: number; headers?: Record<string, string> }, asked = '/x') {
  const all = Object.entries({ ...headers, ...more.headers }).map(
    ([name, value]) => [name.toLowerCase(), value] as const,
  );
  return faultOf(asked, { status: more.status ?? 200, headers: new Map(all), body: more.body ?? '' });
}

test('an answer as it should be has no fault', () => {
  expect(fault({ body: 'A question at dawn (of time).' })).toBeUndefined();
  expect(fault({ body: 'Nothing found for evil.example' }, '/search?q=evil.example')).toBeUndefined();
});

test.each([
  ['a fault of the server', { status: 500 }],
  ['no answer', { status: 0 }],
  ['a stack', { body: 'Error: x\n    at answer (/srv/app/front.ts:12:3)\n' }],
  ['a stack of anonymous functions', { body: 'x\n    at /srv/app/front.js:12:3\n' }],
  ['a path of the machine', { body: `cannot open ${process.cwd()}/x` }],
  ['a path of temporary files', { body: 'open /tmp/stoa-1/x' }],
  ['a value of the environment', { body: `path=${process.env.PATH}` }],
  ['a cookie', { headers: { 'Set-Cookie': 'a=b' } }],
  ['another origin let in', { headers: { 'Access-Control-Allow-Methods': 'GET' } }],
  [
    'an unsafe policy',
    {
      headers: {
        'Content-Security-Policy': "default-src 'none'; script-src 'unsafe-inline'; frame-ancestors 'none'",
      },
    },
  ],
  ['a way off the site', { status: 308, headers: { Location: '//evil.example' } }],
  ['the host that was sent', { body: 'evil.example' }],
])('%s is a fault', (_, more) => {
  expect(fault(more)).toBeDefined();
});

test('what an address says may be said again, but not as a link, and not in a header', () => {
  const asked = '/search?q=evil.example';
  expect(fault({ body: '<a href="//evil.example/x">' }, asked)).toBeDefined();
  expect(fault({ headers: { Link: '<https://evil.example>' } }, asked)).toBeDefined();
  expect(fault({ body: `evil.example in ${process.cwd()}` }, asked)).toBeDefined();
});
