import { question } from '../hostile/hostile-requests';
import { exchange } from '../raw-http';
import { type TrustRow, tryAll } from '../trust-group';

/** What goes over one connection, and the statuses that come back, in this order; then the server ends it. */
interface Door {
  readonly name: string;
  readonly raw: string;
  /** One pattern an answer. */
  readonly answers: readonly RegExp[];
}

const last = 'Connection: close';
const upgrade = (to: string, ...more: readonly string[]) => [
  'Connection: Upgrade',
  `Upgrade: ${to}`,
  ...more,
];
const webSocket = upgrade(
  'websocket',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  'Sec-WebSocket-Version: 13',
);
const h2c = upgrade('h2c', 'HTTP2-Settings: AAMAAABkAAQAAP__');

function one(target: string, headers: readonly string[] = [], line = 'GET % HTTP/1.1\r\nHost: x'): string {
  return `${[line.replace('%', () => target), ...headers].join('\r\n')}\r\n\r\n`;
}
const connect = one('evil.example:443', [], 'CONNECT % HTTP/1.1\r\nHost: x');
const healthy = one('/healthz');
const [ok, refused] = [/^200$/, /^4\d\d$/];

/** An upgrade is served as a plain request, or refused; what stood behind it on its connection is not answered. */
const upgrades: readonly Door[] = [h2c, webSocket, upgrade('TLS/1.0'), upgrade('h2c, websocket')].flatMap(
  (headers, i) =>
    ['/', question, '/healthz', '/api/search?q=x', '/_next/webpack-hmr', '/_next/hmr?id=1', '/none'].map(
      (target) => ({
        name: `upgrade ${i} of ${target}`,
        raw: one(target, headers) + (i % 2 ? healthy : ''),
        answers: [/^(?:200|404|426)$/],
      }),
    ),
);

const mixtures: readonly Door[] = [
  { name: 'a tunnel', raw: connect, answers: [/^405$/] },
  { name: 'a tunnel behind a request', raw: healthy + connect, answers: [ok, /^405$/] },
  { name: 'a tunnel behind a page', raw: one(question) + one('/') + connect, answers: [ok, ok, /^405$/] },
  { name: 'a tunnel, and what came along', raw: connect + healthy, answers: [/^405$/] },
  { name: 'a tunnel behind the last', raw: one('/', [last]) + connect, answers: [ok] },
  { name: 'no request behind a request', raw: `${one('/')}\0\0\0\r\n\r\n`, answers: [ok, /^400$/] },
  { name: 'no request behind the last', raw: `${one('/', [last])}\0\0\r\n\r\n`, answers: [ok] },
  { name: 'an upgrade behind a request', raw: one('/') + one('/', h2c), answers: [ok, /^(?:200|426)$/] },
  { name: 'an upgrade by its name alone', raw: one('/', ['Upgrade: h2c']) + healthy, answers: [ok] },
  {
    name: 'an upgrade on a connection to keep',
    raw: one('/', ['Connection: keep-alive, Upgrade', 'Upgrade: websocket']),
    answers: [/^(?:200|426)$/],
  },
  { name: 'HTTP/2 at once', raw: 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', answers: [refused] },
  { name: 'HTTP/1.0', raw: one('/', [], 'GET % HTTP/1.0'), answers: [ok] },
  { name: 'HTTP/1.0 that upgrades', raw: one('/', h2c, 'GET % HTTP/1.0'), answers: [/^(?:200|426)$/] },
  {
    name: 'HTTP/1.0 to keep',
    raw: one('/', ['Connection: keep-alive'], 'GET % HTTP/1.0') + one('/', [], 'GET % HTTP/1.0'),
    answers: [ok, ok],
  },
  { name: 'HTTP/0.9', raw: 'GET /\r\n\r\n', answers: [/^(?:200|4\d\d)$/] },
  { name: 'the form of proxies', raw: one('http://x/', [last]), answers: [/^(?:200|400)$/] },
  {
    name: 'the form of proxies, astray',
    raw: one('http://evil.example/', [last]),
    answers: [/^(?:200|4\d\d)$/],
  },
  { name: 'the form of OPTIONS', raw: one('*', [last], 'OPTIONS % HTTP/1.1\r\nHost: x'), answers: [refused] },
  {
    name: 'a word before the body',
    raw: one('/', ['Content-Length: 5', 'Expect: 100-continue'], 'POST % HTTP/1.1\r\nHost: x'),
    answers: [/^405$/],
  },
  { name: 'a word before no body', raw: one('/', ['Expect: 100-continue', last]), answers: [ok] },
  { name: 'a demand that nobody knows', raw: one('/', ['Expect: x', last]), answers: [/^(?:200|417)$/] },
  {
    name: 'a word before the body, behind a request',
    raw: healthy + one('/', ['Content-Length: 5', 'Expect: 100-continue']) + healthy,
    answers: [ok, ok],
  },
];

/**
 * Every way to speak to the server otherwise than a browser does: each request is answered, in its turn, and the connection
 * ends; nothing hangs, and nothing is cut without a byte.
 */
export function tryDoors(port: number, of = ''): Promise<TrustRow> {
  return tryAll(
    `upgrades, tunnels and mixtures are answered${of}`,
    [...upgrades, ...mixtures],
    async ({ name, raw, answers }) => {
      const begun = performance.now();
      const text = await exchange(port, raw);
      const seconds = (performance.now() - begun) / 1000;
      const got = [...text.matchAll(/HTTP\/1\.1 (\d{3}) [A-Z][\w ]+\r\n/gi)].map((match) => match[1] ?? '');
      const isAsWanted = got.length === answers.length && answers.every((it, i) => it.test(got[i] ?? ''));
      if (!isAsWanted) return `${name}: answered ${got.join() || 'with nothing'}`;
      // Silence would end it after a minute.
      return seconds < 45 ? undefined : `${name}: held for ${Math.round(seconds)} s`;
    },
    4,
  );
}
