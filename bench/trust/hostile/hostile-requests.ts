/** A question of the test library. */
export const question = '/learn/physics/questions/what-does-the-gradient-say';

export const methods = [
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

/** Bytes by which two servers could see two requests where one sees one. */
export const smuggling = [
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

/** Ways up, as a browser or a proxy may write them. */
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

/** What must never be read from outside. */
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

/** Kinds of addresses that hold a name. */
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

/** Names that no page has. */
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

/** Addresses that another kind of server would answer. */
const astray = [
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
  '/search-data/parts?b=x&t=a+b&y=c',
  `/search-data/parts?b=x&t=${'a+'.repeat(1500)}`,
  `/search-data/hits?b=x&n=${'1,'.repeat(3000)}`,
  `/search-data/near?b=x&q=${'a'.repeat(3000)}`,
  '/search-data/sentences?q=a&p=__proto__%0A../x%0A',
  `/search-data/sentences?q=a&p=${'a%2Fb%0A'.repeat(300)}`,
];

/** Addresses that lead out of the site or astray in it. */
export function targets(): readonly string[] {
  const climbs = bases.flatMap((base) =>
    ups.flatMap((up) => goals.map((goal) => base + up.repeat(5) + goal)),
  );
  const misnamed = [
    ...bases,
    '/learn/physics/',
    '/learn/physics/page/',
    '/learn/physics/letter/',
    `${question}/`,
  ].flatMap((base) => names.map((name) => base + name));
  return [...climbs, ...misnamed, ...astray];
}

/** Header lines that say what a reader's browser would not. */
export function forgedHeaders(): readonly string[] {
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
