import { expect, test } from 'vitest';
import { defaultSite } from '@/lib/site/settings';
import { parseSiteFile } from './site-file';

const read = (text: string) => parseSiteFile(new TextEncoder().encode(text));

test('every field is optional', () => {
  expect(read('').site).toEqual(defaultSite);
});

test('a site tells its name, address, language, provenance, and where problems are reported', () => {
  const { site } = read(
    'name: My library\nurl: https://my.example/\nlanguage: pt-br\nmachine_written: true\nreport: mailto:me@my.example\n',
  );
  expect(site).toMatchObject({
    name: 'My library',
    baseUrl: 'https://my.example',
    language: 'pt-BR',
    isMachineWritten: true,
    report: 'mailto:me@my.example',
  });
});

test.each([
  ['off', 'off'],
  ['false', 'off'],
  ['../models/many-languages', '../models/many-languages'],
  ['on', undefined],
])('what search heeds beside words: %s', (written, meaning) => {
  expect(read(`meaning: ${written}`).site.meaning).toBe(meaning);
});

test.each(['[example.org, "press.example:8443"]', 'Example.org, press.example:8443'])(
  'hosts that may be canonical: %s',
  (hosts) => {
    expect(read(`canonical_hosts: ${hosts}`).site.canonicalHosts).toEqual([
      'example.org',
      'press.example:8443',
    ]);
  },
);

test.each(['mailto:a@b.org', 'https://f.example/new?u={url}&t={title}'])(
  '%s can be reported to',
  (report) => {
    expect(read(`report: "${report}"`).site.report).toBe(report);
  },
);

test.each([
  ['report: "javascript:alert(1)"', 'report'],
  ['report: "http://f.example"', 'report'],
  ['report: "mailto:a@b.org?bcc=x y"', 'report'],
  ['machine_written: perhaps', 'machine_written'],
  ['url: https://my.example/path', 'url'],
  ['language: "!"', 'language'],
  ['canonical_hosts: https://example.org/', 'canonical_hosts'],
  ['canonical_hosts: [a@example.org]', 'canonical_hosts'],
  ['canonical_hosts: [example.org/a]', 'canonical_hosts'],
  ['canonical_hosts: [{ a: b }]', 'canonical_hosts'],
  ['name: [a, b]', 'name'],
  [`tagline: ${'long '.repeat(200)}`, 'tagline'],
])('%s is a fault that names the field, which alone is dropped', (text, field) => {
  const { site, diagnostics } = read(`description: Sound\n${text}`);
  expect(diagnostics).toMatchObject([{ severity: 'error', kind: 'site', line: 2, field, leftOut: false }]);
  expect(site).toEqual({ ...defaultSite, description: 'Sound' });
});

test('all faults are named at once, each with its line and what to do', () => {
  const { site, diagnostics } = read(
    'name: Mine\nurl: my.example\nlanguage: German\nreport: me@my.example\nheadline: Hello\ntitel: x\n',
  );
  expect(site).toEqual({ ...defaultSite, name: 'Mine' });
  expect(diagnostics.map(({ line, field, remedy }) => [line, field, remedy])).toEqual([
    [2, 'url', 'write it as https://my.example, without a path'],
    [3, 'language', 'write de'],
    [4, 'report', 'write mailto:me@my.example'],
    [5, 'headline', expect.stringContaining('known are name,')],
    [6, 'titel', expect.stringContaining('known are name,')],
  ]);
});

test.each([
  ['descripton: x', 'description'],
  ['base_url: x', 'url'],
  ['machineWritten: true', 'machine_written'],
])('%s: the nearest known field is named', (text, known) => {
  expect(read(text).diagnostics).toMatchObject([
    { severity: 'warning', kind: 'site', remedy: `did you mean ${known}?` },
  ]);
});

test('what the site said before stays in the place of what is wrong, and of nothing else', () => {
  const last = { ...defaultSite, name: 'Before', baseUrl: 'https://before.example', language: 'de' };
  const { site } = parseSiteFile(new TextEncoder().encode('name: Now\nurl: nowhere\n'), last);
  expect(site).toEqual({ ...defaultSite, name: 'Now', baseUrl: 'https://before.example' });
});

test('a line that YAML cannot read costs its own field alone', () => {
  const last = { ...defaultSite, name: 'Before' };
  const text =
    'name: Mine: a library\nurl: https://my.example\ntagline: “Read: on”\nurl: https://two.example\n';
  const { site, diagnostics } = parseSiteFile(new TextEncoder().encode(text), last);
  expect(site).toEqual({ ...defaultSite, name: 'Before', baseUrl: 'https://my.example' });
  expect(diagnostics.map(({ line, field }) => [line, field])).toEqual([
    [1, 'name'],
    [3, 'tagline'],
    [4, 'url'],
  ]);
});

test.each([
  ['base_url', 'url'],
  ['baseurl', 'url'],
  ['Domain', 'url'],
  ['host', 'url'],
  ['site-url', 'url'],
  ['site  url', 'url'],
  ['lang', 'language'],
  ['locale', 'language'],
  ['site_name', 'name'],
  ['title', 'name'],
  ['subtitle', 'tagline'],
])('%s is what other programs call %s', (written, known) => {
  expect(read(`${written}: x`).diagnostics).toMatchObject([
    { severity: 'warning', kind: 'site', remedy: `did you mean ${known}?` },
  ]);
});

test('an empty field says nothing, and comments alone neither', () => {
  expect(read("name: ''\nurl: ''")).toEqual({ site: defaultSite, diagnostics: [] });
  for (const text of ['  ', '# name: x', '  # a\n#\n\n# b: c'])
    expect(read(text)).toEqual({ site: defaultSite, diagnostics: [] });
  expect(read('name: x # y').site.name).toBe('x');
});

test('what YAML cuts off is named, but for lines of which more is said', () => {
  expect(read('name: A # b\nfoo: C # d\nid: E # f\n').diagnostics).toMatchObject([
    { kind: 'site', line: 2 },
    { kind: 'site', line: 3 },
    { kind: 'yaml-comment', line: 1, field: 'name', file: 'site.yml' },
  ]);
  expect(read('name: [A] # b\ntagline: A # b\nlanguage: no # b\n').diagnostics).toHaveLength(2);
});

test('a file that is not text leaves the site as it was', () => {
  const last = { ...defaultSite, name: 'Before' };
  const { site, diagnostics } = parseSiteFile(Uint8Array.from([0x61, 0xff]), last);
  expect(site).toBe(last);
  expect(diagnostics).toMatchObject([{ kind: 'encoding', file: 'site.yml', line: 1 }]);
});

test('where a line cannot be read, the others are read one by one, whatever stands between them', () => {
  const text = [
    ...['# Settings', '', '"name": Mine', '  # of the site', 'tagline: a: b', 'canonical_hosts:', '- a.org'],
    ...['- b.org', '', 'description: Of', '  two lines', 'name: Twice', '# end'],
  ].join('\n');
  const { site, diagnostics } = read(text);
  expect(site).toEqual({
    ...defaultSite,
    name: 'Mine',
    description: 'Of two lines',
    canonicalHosts: ['a.org', 'b.org'],
  });
  expect(
    diagnostics.map(({ severity, kind, field, line, leftOut }) => [severity, kind, field, line, leftOut]),
  ).toEqual([
    ['error', 'yaml', 'tagline', 5, false],
    ['error', 'site', 'name', 12, false],
  ]);
  expect(diagnostics[1]).toMatchObject({
    message: 'stands twice; the first counts',
    remedy: 'take one of the two out',
  });
});

test('a line that names no field costs nothing else', () => {
  const { site, diagnostics } = read('name: Mine\n{ a\n');
  expect(site.name).toBe('Mine');
  expect(diagnostics).toMatchObject([{ kind: 'yaml', line: 3, leftOut: false }]);
});
