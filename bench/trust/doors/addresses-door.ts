import { answering, type Door, type DoorCase, doorCase, saying } from './door-case';

const act = 'alert(1)';

function linkCases(): readonly DoorCase[] {
  const refused = [
    'javascript:',
    'JaVaScRiPt:',
    'vbscript:',
    'data:text/html,',
    'file:///',
    'blob:null/',
    'feed:javascript:',
  ];
  return [
    ...refused.map((scheme) => answering(`[x](${scheme}${act})`, 'link-refused')),
    ...refused.map((scheme) => answering(`[x][r]\n\n[r]: ${scheme}${act}`, 'link-refused')),
    ...['//evil.example/', '/\\evil.example/', '\\\\evil.example'].map((way) =>
      answering(`[x](<${way}>)`, 'link-refused'),
    ),
    ...[
      'gone.md',
      '../law/gone.md',
      '../../outside.md',
      '/etc/passwd.md',
      '..%2f..%2foutside.md',
      'constructor.md',
    ].map((way) => answering(`[x](${way})`, 'link-dangling')),
    ...['gone-away', '../../outside', 'art/../../outside', 'law/constructor', 'what is gone'].map((way) =>
      answering(`[[${way}]]`, 'link-dangling'),
    ),
    ...['[[constructor]]', '[[toString|x]]'].map((text) => answering(text, 'link-dangling')),
    ...['[[__proto__]]', '[[%]]', '[[law/__proto__]]'].map((text) => answering(text)),
    answering('[x](../law/sound.md#<script>)', 'link-place'),
    answering('[x](../law/sound.md#"onclick="alert(1))', 'link-place'),
    answering('[x](#__proto__)', 'link-place'),
    answering(`[[law/sound|<img src=x onerror=${act}>]]`),
    answering(`[[law/sound|[y](javascript:${act})]]`),
    answering(`[[law/sound|![y](//evil.example/p.gif)]]`),
    answering('[x](/learn/law/questions/sound%0d%0aSet-Cookie:a=b)', 'link-dangling'),
    answering('[x](/learn/law/questions/..%2f..%2f..%2fsearch)', 'link-dangling'),
    answering('[x](https://evil.example/learn/law/questions/sound)'),
    answering('[x](/learn/law/questions/sound?next=//evil.example)'),
    answering(`${'[[law/sound]] '.repeat(14_000)}`),
    answering(Array.from({ length: 9000 }, (_, i) => `[[gone-${i}]]`).join(' ')),
    answering(Array.from({ length: 3000 }, (_, i) => `[x](gone-${i}.md)`).join('\n\n'), 'answer-too-large'),
    answering(`${'[['.repeat(50_000)}`),
    answering(`${'[[a|'.repeat(30_000)}${']]'.repeat(30_000)}`),
  ];
}

/** Old addresses that no question can have had, or that would take another page's place. */
const noAddresses = [
  '..',
  'law/..',
  '../..',
  '/../x',
  '//evil.example/x',
  '/\\evil.example',
  'https://evil.example/x',
  'javascript:alert(1)',
  '/learn/law/questions/..',
  '/learn/law/questions/..%2f..%2f..%2findex',
  '/learn/law/questions/x%0d%0aSet-Cookie:a=b',
  '/a%00b',
  '/*',
  '/:splat',
  '/',
  '/search',
  '/learn',
  '/_next/static/x',
  '/index.html',
  '/q/7',
  '/.well-known/acme-challenge/x',
];

function aliasCases(): readonly DoorCase[] {
  const other = (aliases: string) => `---\nquestion: Another?\naliases: ${aliases}\nanswer: Another.\n---\n`;
  return [
    ...noAddresses.map((text) => saying(`aliases: ['${text}']`, 'alias')),
    saying(`aliases: ["a\\ud800"]`, 'alias'),
    saying(`aliases: ["a\\u0007b"]`),
    saying(`aliases: [${'x'.repeat(5000)}]`, 'alias'),
    saying(`aliases: [${'é'.repeat(130)}]`, 'alias'),
    saying('aliases: law/sound', 'alias'),
    saying('aliases: tried', 'alias'),
    saying('aliases: other, x', 'alias', { 'art/other.md': other('x') }),
    saying('aliases: [{a: b}]', 'field'),
    saying(`aliases: [${Array.from({ length: 600 }, (_, i) => `a${i}`).join(', ')}]`, 'field'),
    saying(`aliases: [${Array.from({ length: 400 }, (_, i) => `/blog/a${i}`).join(', ')}]`),
    saying('aliases: [__proto__, constructor, /__proto__/x, toString/valueOf]'),
    saying('aliases: [/blog/"><script>alert(1)</script>]'),
    saying(`aliases: ['/blog/$request_uri', '/blog/";return 200 x;"', '/blog/~^.*$', '/blog/{a}']`),
  ];
}

function redirectCases(): readonly DoorCase[] {
  const moved = (lines: string, said: 'redirect' | 'nothing' = 'redirect') =>
    doorCase(lines, said === 'nothing' ? undefined : said, { files: { 'redirects.tsv': lines } });
  const chain = Array.from({ length: 5000 }, (_, i) => `a\tx${i}\ta\tx${i + 1}`);
  return [
    moved('..\t..\tart\ttried'),
    moved('art\t..\tart\ttried'),
    moved('a\tb\thttps://evil.example\tx'),
    moved('a\tb\t//evil.example'),
    moved('a\tb\t..\t..'),
    moved('a\tb\tart\ttried\tmore'),
    moved('a\tx\u0007\tart\ttried'),
    moved('a\t*\tart\ttried'),
    moved(`a\t${'x'.repeat(5000)}\tart\ttried`),
    moved('art\ttried\tlaw\tsound'),
    moved('a\tb\ta\tb'),
    moved('a\tb\ta\tc\na\tc\ta\td\na\td\ta\tb'),
    moved('a\tb\tart\ttried\na\tb\tlaw\tsound'),
    moved('a\tb\tgone\tx'),
    moved(`${chain.join('\n')}\na\tx5000\tart\ttried`, 'nothing'),
    moved(`${chain.join('\n')}\na\tx5000\ta\tx0`),
    moved('__proto__\tconstructor\tart\ttried\nconstructor\t__proto__\tart\ttried', 'nothing'),
    doorCase('redirects in bytes', 'redirect', {
      files: { 'redirects.tsv': Buffer.from('a\t\xff\xfe\tart\ttried', 'latin1') },
    }),
    doorCase('redirects that are a link', 'unreadable', { links: { 'redirects.tsv': '../outside.tsv' } }),
    doorCase('redirects without end', 'unreadable', { links: { 'redirects.tsv': '/dev/zero' } }),
  ];
}

function canonicalCases(): readonly DoorCase[] {
  return [
    ...['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'http://', 'mailto:a@b.c'].map(
      (text) => saying(`canonical: '${text}'`, 'canonical'),
    ),
    ...[
      '//evil.example/x',
      'https://evil.example/x',
      'https://user:word@evil.example/',
      '/\\evil.example/x',
    ].map((text) => saying(`canonical: '${text}'`, 'canonical-foreign')),
    saying(`canonical: '/x"><script>alert(1)</script>'`),
    saying(`canonical: "/x\\u0007\\r\\nSet-Cookie: a=b"`),
    saying('canonical: [a, b]', 'field'),
    saying(`canonical: /${'x'.repeat(3000)}`, 'field'),
  ];
}

export function addressesDoors(): readonly Door[] {
  return [
    { name: 'links between questions', cases: linkCases() },
    { name: 'aliases', cases: aliasCases() },
    { name: 'redirects', cases: redirectCases() },
    { name: 'canonical addresses', cases: canonicalCases() },
  ];
}
