import { type Door, type DoorCase, doorCase, saying } from './door-case';

const script = '<script>alert(1)</script>';
const image = '<img src=x onerror=alert(1)>';
const bomb = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
for (let i = 1; i < 12; i++)
  bomb.push(`a${i}: &a${i} [${Array.from({ length: 9 }, () => `*a${i - 1}`).join(', ')}]`);
const deep = `x: ${'['.repeat(5000)}${']'.repeat(5000)}`;

function choiceCases(): readonly DoorCase[] {
  const choices = (list: string, said?: Parameters<typeof saying>[1]) => saying(`choices:\n${list}`, said);
  const two = (text: string) =>
    `  - text: ${JSON.stringify(text)}\n    right: true\n    why: ${JSON.stringify(text)}\n  - text: no`;
  return [
    ...[
      script,
      image,
      '"><svg onload=alert(1)>',
      '</textarea></form><form action=//evil.example>',
      '$\\href{javascript:x}{y}$',
      '\\u202Etxet',
    ].map((text) => choices(two(text))),
    choices(two('a\ud800')),
    choices('  - __proto__: {right: true}\n  - text: b\n    right: true', 'choices'),
    choices('  - text: a\n    right: true\n    constructor: x\n    __proto__: y\n  - text: b', 'choices'),
    choices('  - text: toString\n    right: true\n  - text: __proto__'),
    choices('  - text: a\n  - text: b', 'choices'),
    choices('  - text: a\n    right: [yes]\n  - text: b', 'choices'),
    choices('  - a\n  - b', 'choices'),
    choices(`  - text: ${'a'.repeat(5000)}\n    right: true\n  - text: b`, 'choices'),
    choices(Array.from({ length: 15 }, (_, i) => `  - text: a${i}\n    right: true`).join('\n'), 'choices'),
    choices(Array.from({ length: 2000 }, (_, i) => `  - text: a${i}\n    right: true`).join('\n'), 'field'),
    saying('choices: {text: a, right: true}', 'field'),
    saying(`choices_prompt: ${JSON.stringify(script)}\nchoices:\n${two('a')}`),
  ];
}

function frontMatterCases(): readonly DoorCase[] {
  const list = (count: number) => Array.from({ length: count }, (_, i) => `k${i}`).join(', ');
  return [
    saying(`keywords: [${list(600)}]`, 'field'),
    saying(`keywords: [${list(400)}]`),
    saying('keywords: [__proto__, constructor, toString, "", "  "]'),
    saying(`keywords: [{a: b}]`, 'field'),
    saying(`keywords: ["\\ud800", "a\\udc00b", "${'x'.repeat(4000)}"]`),
    saying(`tags: ["../..", "//evil.example", "${script}"]`),
    saying(`related: [${list(600)}]`, 'field'),
    saying(
      'related: ["javascript:alert(1)", "//evil.example", "../../outside.md", __proto__]',
      'related-url',
    ),
    saying('related_article1: {url: "javascript:alert(1)"}', 'related-url'),
    saying('related_article1: [a, b]', 'field'),
    saying('level: __proto__', 'unknown-field'),
    saying('level: {a: {b: c}}', 'unknown-field'),
    saying(`"${script}": x`, 'unknown-field'),
    saying('"a\\u001b[2J\\u202e": x', 'unknown-field'),
    saying(Array.from({ length: 3000 }, (_, i) => `f${i}: x`).join('\n'), 'unknown-field'),
    saying('id: ../../x', 'id'),
    saying('id: "a\\r\\nb"', 'id'),
    saying('id: __proto__'),
    saying(`language: '"><script>'`, 'language'),
    saying(`date_format: '[${script}] ${'YYYY'.repeat(10)}'\ndate: 2026-01-31`),
    saying('date: 99999-99-99', 'date'),
    saying(`question: "\\ud800 what"`),
    saying(`question: "${script}"\nauthor: "\\udfff"\ndescription: "a\\ud83d"`),
    saying(bomb.join('\n'), 'yaml'),
    saying(deep, 'yaml'),
    saying('a: &x {b: c}\nd:\n  <<: *x', 'yaml'),
    saying('draft: [yes]', 'draft'),
    saying('no_index: {a: b}', 'no-index'),
  ];
}

function subjectCases(): readonly DoorCase[] {
  const subject = (text: string, said?: Parameters<typeof doorCase>[1]) =>
    doorCase(text, said, { files: { 'art/subject.md': text } });
  const titled = (lines: string, said?: Parameters<typeof doorCase>[1], body = 'An introduction.') =>
    subject(`---\n${lines}\n---\n${body}\n`, said);
  return [
    ...[script, image, '</title><script>alert(1)</script>', '__proto__', 'a\\ud800'].map((text) =>
      titled(
        `title: ${JSON.stringify(text).replaceAll('\\\\u', '\\u')}\ndescription: ${JSON.stringify(text)}`,
      ),
    ),
    titled(`title: ${'x'.repeat(5000)}`, 'field'),
    titled('title: [a]', 'field'),
    titled('order: Infinity', 'field'),
    titled('order: 1e400', 'field'),
    titled('__proto__: {title: x}\nconstructor: y', 'unknown-field'),
    titled('paths: {title: x}', 'field'),
    titled(
      'paths:\n  - title: x\n    questions: [../../outside, __proto__, //evil.example]',
      'path-dangling',
    ),
    titled(`paths:\n  - title: ${JSON.stringify(script)}\n    questions: [tried]`),
    titled(
      `paths:\n${Array.from({ length: 300 }, (_, i) => `  - {title: p${i}, questions: [tried]}`).join('\n')}`,
      'field',
    ),
    titled(
      `paths:\n  - title: x\n    questions: [${Array.from({ length: 900 }, () => 'tried').join(', ')}]`,
      'field',
    ),
    titled('title: x', undefined, `${script}\n\n${image}\n\n[x](javascript:alert(1))`),
    titled('title: x', undefined, '$\\href{javascript:x}{y}$ <details ontoggle=alert(1)>'),
    titled('title: x', 'link-dangling', '[[gone-away]] [x](../../outside.md)'),
    titled('title: x', undefined, '> '.repeat(5000)),
    titled(bomb.join('\n'), 'yaml'),
    titled(deep, 'yaml'),
    subject('---js\n{ title: "x" }\n---\n', 'no-front-matter'),
    subject(`---\ntitle: x\n---\n${'word '.repeat(60_000)}`, 'file-too-large'),
    doorCase('a subject that is a link', 'place', { links: { 'art/subject.md': '../../outside.md' } }),
  ];
}

function siteCases(): readonly DoorCase[] {
  const site = (text: string | Uint8Array, said?: Parameters<typeof doorCase>[1]) =>
    doorCase(typeof text === 'string' ? text : 'bytes', said, { files: { 'site.yml': text } });
  return [
    ...[script, image, '</title><script>alert(1)</script>', '"><base href=//evil.example>'].map((text) =>
      site(
        `name: ${JSON.stringify(text)}\ntagline: ${JSON.stringify(text)}\ndescription: ${JSON.stringify(text)}`,
      ),
    ),
    site('name: "\\ud800 library"'),
    ...[
      'javascript:alert(1)',
      'https://user:word@evil.example',
      'https://evil.example/path',
      '//evil.example',
      'ftp://x',
    ].map((url) => site(`url: '${url}'`, 'site')),
    ...['javascript:alert(1)', 'mailto:a@b.c?cc=d@e.f\\r\\nx', 'data:text/html,x', 'http://evil.example'].map(
      (report) => site(`report: '${report}'`, 'site'),
    ),
    ...['*', 'evil.example/x', 'https://evil.example', '[a, [b]]', '{a: b}'].map((hosts) =>
      site(`canonical_hosts: ${/^[[{]/.test(hosts) ? hosts : `'${hosts}'`}`, 'site'),
    ),
    site(`language: '"><script>'`, 'site'),
    site('__proto__: {name: x}\nconstructor: y\ntoString: z', 'site'),
    site('name: [a, b]\nurl: {a: b}', 'site'),
    site(bomb.join('\n'), 'site'),
    site(deep, 'yaml'),
    site(`name: &x a\ntagline: *x`, 'yaml'),
    site('name: a\nname: b', 'site'),
    site(`name: ${'x'.repeat(400_000)}`, 'file-too-large'),
    site('name: a\u0007\u001b[2Jb'),
    site(Buffer.from('name: \xff\xfe', 'latin1'), 'encoding'),
    site('- a\n- b', 'yaml'),
    site('!!js/function "function () {}"', 'yaml'),
    doorCase('a site that is a link', 'unreadable', { links: { 'site.yml': '../outside.yml' } }),
  ];
}

export function fieldsDoors(): readonly Door[] {
  return [
    { name: 'choices', cases: choiceCases() },
    { name: 'front matter and lists', cases: frontMatterCases() },
    { name: 'subject.md', cases: subjectCases() },
    { name: 'site.yml', cases: siteCases() },
  ];
}
