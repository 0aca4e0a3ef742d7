import { readdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { homedir } from 'node:os';
import { freePort, serveWith } from '../pages/serve';
import { type TrustGroup, type TrustRow, tryAll } from './trust-group';

/** What a raw request was answered with; headers have small letters. */
interface Answer {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

const question = '/learn/physics/questions/what-does-the-gradient-say';
const atOnce = 8;

/** Visitors that mean harm, over sockets of their own: clients of HTTP would put their addresses right. */
export const visitors: TrustGroup = {
  name: 'visitors',
  async run({ isQuick, say }) {
    const port = await freePort();
    say('serving the test library');
    const site = await serveWith(['--import', 'tsx', 'lib/cli/start.ts', '--content', 'e2e/library'], {
      port,
    });
    try {
      // Every fifteenth in npm test.
      const some = <T>(all: readonly T[]) => (isQuick ? all.filter((_, i) => i % 15 === 0) : all);
      const ask = (target: string, options?: Partial<Request>) => send(port, { target, ...options });
      const before = await filesOf(['.next', '.stoa']);
      const rows: TrustRow[] = [
        await tryAll(
          'addresses that lead out or astray',
          some(targets()),
          async (target) => faultOf(target, await ask(target)),
          atOnce,
        ),
        await tryAll(
          'search terms that hurt',
          some(queries()),
          async (query) => {
            const target = `${query.length % 2 ? '/search' : '/api/search'}?q=${query}`;
            return faultOf(target, await ask(target));
          },
          atOnce,
        ),
        await tryAll(
          'hosts and headers that are made up',
          forgedHeaders(),
          async (header) => {
            const faults = [];
            for (const target of [
              '/',
              question,
              `${question}/`,
              '/sitemap.xml',
              '/search?q=x',
              '/learn/none',
            ])
              faults.push(faultOf(header, await ask(target, { headers: [header] })));
            return faults.find(Boolean);
          },
          atOnce,
        ),
        await tryAll('methods', methods, async (method) => {
          const answer = await ask(question, { method });
          if (/^(?:GET|HEAD)$/.test(method))
            return answer.status === 200 ? undefined : `${method}: ${answer.status}`;
          return [400, 405, 501].includes(answer.status)
            ? faultOf(method, answer)
            : `${method}: ${answer.status}`;
        }),
        await tryAll('headers of every kind of answer', kinds, async ([target, status]) => {
          const answer = await ask(target);
          if (answer.status !== status)
            return `${target.slice(0, 60)}: ${answer.status} in place of ${status}`;
          return faultOf(target, answer);
        }),
        await tryAll('oversize headers', [20_000, 60_000], async (size) => {
          const answer = await ask('/', { headers: [`X-Large: ${'x'.repeat(size)}`] });
          return answer.status === 431 ? faultOf('431', answer) : `${answer.status}`;
        }),
        await tryAll('one answer a request, whatever its length says', smuggling, async (raw) => {
          const text = await exchange(port, raw);
          const answers = text.match(/^HTTP\/1\.1 /gm)?.length ?? 0;
          return answers === 1 && /^HTTP\/1\.1 4/.test(text)
            ? undefined
            : `${JSON.stringify(raw.slice(0, 80))}: ${answers} answers`;
        }),
        await tryAll('slow and idle clients beside a reader', [400], async (idle) => {
          const sockets = Array.from({ length: idle }, (_, i) => {
            const socket = connect(port, '127.0.0.1');
            socket.on('error', () => {});
            socket.write(i % 2 ? 'GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ' : '');
            return socket;
          });
          const answer = await ask(question);
          for (const socket of sockets) socket.destroy();
          return answer.status === 200 ? undefined : `${answer.status}`;
        }),
      ];
      rows.push(
        await tryAll('nothing was left on disk', [undefined], async () => {
          const after = await filesOf(['.next', '.stoa']);
          return after === before ? undefined : `${after - before} files more`;
        }),
      );
      return rows;
    } finally {
      await site.stop();
    }
  },
};

const needed: readonly (readonly [string, RegExp])[] = [
  ['x-content-type-options', /^nosniff$/],
  ['referrer-policy', /^no-referrer$/],
  ['x-frame-options', /^DENY$/],
  ['cross-origin-opener-policy', /^same-origin$/],
  ['cross-origin-resource-policy', /^same-origin$/],
  ['permissions-policy', /camera=\(\)/],
  ['content-security-policy', /default-src 'none'/],
];
const unwanted = [
  'x-powered-by',
  'server',
  'set-cookie',
  'access-control-allow-origin',
  'strict-transport-security',
];
const secrets = [
  process.cwd(),
  homedir(),
  'node_modules',
  'evil.example',
  'webpack-internal',
  'at Object.',
  'file:///',
].filter((it) => it.length > 2);

/** What no answer may be or hold, whatever was asked. */
function faultOf(asked: string, { status, headers, body }: Answer): string | undefined {
  const say = (what: string) => `${JSON.stringify(asked.slice(0, 120))}: ${what}`;
  // The gate that sheds load answers 503 on purpose; nothing here makes that much of it.
  if (status < 200 || status >= 500) return say(`status ${status}`);
  for (const [name, pattern] of needed)
    if (!pattern.test(headers.get(name) ?? '')) return say(`${status} with ${name}: ${headers.get(name)}`);
  if (/unsafe-/.test(headers.get('content-security-policy') ?? '')) return say('an unsafe policy');
  for (const name of unwanted) if (headers.has(name)) return say(`${name} is sent`);
  const location = headers.get('location');
  if (location !== undefined && !/^\/(?![/\\])/.test(location)) return say(`leads to ${location}`);
  // What was asked for may be said again, as text.
  const text = [...headers].join('\n') + (asked.includes('evil') && /^(?:\/|GET)/.test(asked) ? '' : body);
  const secret = secrets.find((it) => text.includes(it));
  return secret === undefined ? undefined : say(`the answer holds ${secret}`);
}

const kinds: readonly (readonly [string, number])[] = [
  ['/', 200],
  ['/learn', 200],
  ['/learn/physics', 200],
  ['/learn/physics/newest', 200],
  ['/learn/physics/map', 200],
  [question, 200],
  [question, 200],
  [`${question}/map`, 200],
  [`${question}/cite`, 200],
  [`${question}/cite.bib`, 200],
  [`${question}/cite.ris`, 200],
  [`${question}/cite.json`, 200],
  ['/topics', 200],
  ['/search', 200],
  ['/search?q=gradient', 200],
  ['/api/search?q=gradient', 200],
  ['/compare', 200],
  ['/about', 200],
  ['/robots.txt', 200],
  ['/sitemap.xml', 200],
  ['/manifest.webmanifest', 200],
  ['/opensearch.xml', 200],
  ['/icon.svg', 200],
  ['/search-data/manifest.bin', 200],
  ['/healthz', 200],
  ['/readyz', 200],
  ['/learn/none', 404],
  ['/learn/physics?sort=newest', 308],
  ['/%', 400],
  [`/${'x'.repeat(9000)}`, 414],
];

const methods = [
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'DELETE',
  'PATCH',
  'OPTIONS',
  'TRACE',
  'PROPFIND',
  'PURGE',
  'LINK',
  'MKCOL',
  'SEARCH',
  'BREW',
  'get',
];

const smuggling = [
  'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /learn HTTP/1.1\r\nHost: x\r\n\r\n',
  'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcdeGET /learn HTTP/1.1\r\nHost: x\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: xchunked\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding : chunked\r\n\r\n0\r\n\r\n',
  'GET / HTTP/1.1\nHost: x\n\nGET / HTTP/1.1\r\n\r\n',
  'GET / HTTP/1.1\r\n\r\n',
  'GET / HTTP/9.9\r\nHost: x\r\n\r\n',
  'GET /a b HTTP/1.1\r\nHost: x\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: x\r\nX-A: b\r\n c: d\r\n\x00: e\r\n\r\n',
];

function targets(): readonly string[] {
  const ups = [
    '../',
    '..\\',
    '..%2f',
    '..%2F',
    '..%5c',
    '%2e%2e/',
    '%2e%2e%2f',
    '%252e%252e%252f',
    '..;/',
    '....//',
    '%c0%ae%c0%ae/',
    '%uff0e%uff0e/',
    '..%00/',
    '.%2e/',
    '\u2025/',
  ];
  const goals = [
    'etc/passwd',
    'package.json',
    '.env',
    '.git/config',
    '.stoa/current.json',
    '.next/BUILD_ID',
    'content/site.yml',
    'windows/win.ini',
  ];
  const bases = [
    '/',
    '/learn/',
    '/learn/physics/questions/',
    '/search-data/',
    '/_next/static/',
    '/sitemaps/',
    '/q/',
    '/topics/',
  ];
  const climbs = bases.flatMap((base) =>
    ups.flatMap((up) => goals.map((goal) => base + up.repeat(5) + goal)),
  );
  const names = [
    'CON',
    'nul',
    'AUX.md',
    'com1',
    'constructor',
    '__proto__',
    'toString',
    'index',
    'page',
    'undefined',
    'null',
    'NaN',
    '%00',
    'x%00.md',
    '.',
    '..',
    '...',
    'x.',
    'x%20',
    '%20',
    '%0d%0aSet-Cookie:%20a=b',
    '%e2%80%ae',
    '%ff',
    '%',
    '%zz',
    '%u0041',
    '<script>',
    '%3Cscript%3Ealert(1)%3C/script%3E',
    'x'.repeat(10_000),
    '%41'.repeat(3000),
    ';a=b',
    '@evil.example',
    'https:%2f%2fevil.example',
    '-1',
    '99999999999999999999',
    '1e9',
    '0x10',
    '💥',
  ];
  const misnamed = [
    ...bases,
    '/learn/physics/',
    '/learn/physics/page/',
    '/learn/physics/letter/',
    `${question}/`,
  ].flatMap((base) => names.map((name) => base + name));
  return [
    ...climbs,
    ...misnamed,
    '//evil.example',
    '///evil.example/%2f..',
    '/\\evil.example',
    '/%5cevil.example',
    '/%2f%2fevil.example',
    'http://evil.example/',
    'https://evil.example/learn/',
    'http://evil.example@localhost/',
    '*',
    '?',
    '/?',
    '/#x',
    '/LEARN/PHYSICS',
    '/Learn/physics/Questions/What-Does-The-Gradient-Say',
    '/_next/image?url=http://evil.example/x.png&w=64&q=75',
    '/_next/data/x/index.json',
    '/_next/static/../../package.json',
    '/_next/static/chunks/main.js.map',
    '/api/search/../../package.json',
    '/api',
    '/api/none',
    '/lost',
    '/_not-found',
    '/_error',
    '/404',
    '/500',
    '/?__nextDataReq=1',
    '/?_rsc=abc',
    '/learn/physics?_rsc=1&__nextLocale=x',
    '/.well-known/security.txt',
    '/.DS_Store',
    '/server-status',
    '/wp-login.php',
    '/compare?a=x&b=y',
    '/compare?a=../../x&b=%00',
    '/compare?a=physics/what-does-the-gradient-say&a=z&b=constructor/__proto__',
    '/search-data/hits?b=x&n=1,2,3',
    '/search-data/hits?b=&n=-1',
    `/search-data/hits?b=x&n=${'1,'.repeat(3000)}`,
  ];
}

/** Queries as they stand in an address. */
function queries(): readonly string[] {
  const texts = [
    ...Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)),
    ...[
      '\u200B',
      '\u202E',
      '\uFEFF',
      '\uFFFD',
      '\uFDFA'.repeat(200),
      '\u0301'.repeat(500),
      'ﬁ'.repeat(150),
      '🏳️‍🌈'.repeat(40),
      '中'.repeat(500),
      'Ａ'.repeat(200),
      'İ'.repeat(200),
    ],
    'a'.repeat(100_000),
    'a '.repeat(5000),
    Array.from({ length: 1000 }, (_, i) => `word${i}`).join(' '),
    `${'a'.repeat(40)}!`,
    `${'('.repeat(80)}${')'.repeat(80)}`,
    '(a+)+$',
    '[[[[',
    '"'.repeat(99),
    '"a" -"b" -c subject: subject:physics subject:"',
    '-'.repeat(150),
    'x vs y vs z',
    'difference between and',
    'subject:../../etc gradient',
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' OR 1=1 --",
  ];
  const encoded = texts.map((text) => encodeURIComponent(text));
  const tails = [
    '&limit=-1',
    '&limit=1e9',
    '&limit=NaN',
    '&offset=-5',
    '&offset=99999999',
    '&page=0',
    '&page=-1',
    '&page=1e99',
    '&page=x',
    '&q=other',
    '&subject=..%2f..',
    '&subject=constructor',
    '&limit=1&limit=2',
  ];
  return [
    ...encoded,
    ...tails.map((tail) => `gradient${tail}`),
    '%',
    '%ff%fe',
    '%00',
    '%zz',
    '+%2B+',
    '%ed%a0%80',
  ];
}

function forgedHeaders(): readonly string[] {
  return [
    'Host: evil.example',
    'Host: evil.example:80',
    'Host: localhost, evil.example',
    'X-Forwarded-Host: evil.example',
    'X-Forwarded-Proto: evil.example',
    'X-Forwarded-For: evil.example',
    'Forwarded: for=evil.example;host=evil.example;proto=https',
    'X-Original-URL: /evil.example',
    'X-Rewrite-URL: /evil.example',
    'X-Host: evil.example',
    'Origin: https://evil.example',
    'Referer: https://evil.example/',
    'RSC: 1',
    'Next-Router-Prefetch: 1',
    'Next-Router-State-Tree: %5B%22evil.example%22%5D',
    'Next-Action: 0123456789abcdef0123456789abcdef01234567',
    'Next-Url: /evil.example',
    'x-middleware-subrequest: middleware:middleware:middleware',
    'x-invoke-path: /evil.example',
    'x-matched-path: /evil.example',
    'x-now-route-matches: 1=evil.example',
    'x-nextjs-data: 1',
    'x-prerender-revalidate: evil.example',
    'Accept: text/x-component',
    'Accept-Encoding: evil.example, *;q=0',
    'Accept-Language: evil.example',
    'If-None-Match: "evil.example", *x',
    'If-Modified-Since: evil.example',
    'Range: bytes=0-1,2-3,evil.example',
    'Expect: evil.example',
    'Cookie: __prerender_bypass=evil.example; __next_preview_data=evil.example',
    'Content-Type: multipart/form-data; boundary=evil.example',
    'Upgrade: websocket',
  ];
}

interface Request {
  readonly target: string;
  readonly method: string;
  readonly headers: readonly string[];
}

async function send(
  port: number,
  { target, method = 'GET', headers = [] }: Partial<Request>,
): Promise<Answer> {
  const host = headers.some((header) => header.startsWith('Host:')) ? [] : ['Host: localhost'];
  const head = [`${method} ${target} HTTP/1.1`, ...host, ...headers, 'Connection: close'];
  const text = await exchange(port, `${head.join('\r\n')}\r\n\r\n`);
  const end = text.indexOf('\r\n\r\n');
  const [first = '', ...lines] = text.slice(0, Math.max(end, 0)).split('\r\n');
  return {
    status: Number(/^HTTP\/1\.1 (\d{3})/.exec(first)?.[1] ?? 0),
    headers: new Map(
      lines.map((line) => [line.split(':')[0]?.toLowerCase() ?? '', line.replace(/^[^:]*:\s*/, '')]),
    ),
    body: text.slice(end + 4),
  };
}

/** All that is answered to these bytes, until the server ends the connection; it is given 20 s. */
function exchange(port: number, raw: string): Promise<string> {
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    const socket = connect(port, '127.0.0.1', () => socket.write(raw));
    const end = () => {
      socket.destroy();
      resolve(Buffer.concat(parts).toString('utf8'));
    };
    socket.setTimeout(20_000, end);
    socket.on('data', (part) => parts.push(part));
    socket.on('error', end);
    socket.on('close', end);
  });
}

async function filesOf(folders: readonly string[]): Promise<number> {
  let count = 0;
  for (const folder of folders) count += (await readdir(folder, { recursive: true })).length;
  return count;
}
