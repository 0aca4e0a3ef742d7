import { expect, test } from 'vitest';
import { defaultSite } from '@/lib/site/settings';
import { parseSiteFile } from './site-file';

const read = (text: string) => parseSiteFile(new TextEncoder().encode(text));

test('every field says what it is for, and the same bytes say it again', () => {
  const { site, diagnostics } = read(
    [
      ...['name: " My  library "', 'tagline: Mine', 'description: Of mine', 'url: http://my.example:8080/'],
      ...[
        'provenance: Written by me',
        'meaning: Yes',
        'machine_written: FALSE',
        'canonical_hosts: "a.org,,"',
      ],
    ].join('\n'),
  );
  expect(diagnostics).toEqual([]);
  expect(site).toEqual({
    ...defaultSite,
    name: 'My library',
    tagline: 'Mine',
    description: 'Of mine',
    baseUrl: 'http://my.example:8080',
    provenance: 'Written by me',
    meaning: undefined,
    isMachineWritten: false,
    canonicalHosts: ['a.org'],
  });
});

test.each([
  ['name', 500],
  ['tagline', 500],
  ['description', 2000],
  ['provenance', 5000],
  ['meaning', 500],
])('%s may have %d characters', (field, length) => {
  expect(read(`${field}: ${'x'.repeat(length)}`).diagnostics).toEqual([]);
  expect(read(`${field}: ${'x'.repeat(length + 1)}`).diagnostics).toMatchObject([
    { field, message: `is longer than ${length} characters, and is not used` },
  ]);
});

test.each([
  ['meaning: NO', 'off'],
  ['meaning: offline', 'offline'],
  ['meaning: turned off', 'turned off'],
  ['meaning: only', 'only'],
  ['meaning: come on', 'come on'],
  ['meaning: true', undefined],
])('%s is a switch, or the folder of a model', (text, meaning) => {
  expect(read(text).site.meaning).toBe(meaning);
});

test.each([
  ['machine_written: true or so', 'write true or false'],
  ['machine_written: not true', 'write true or false'],
  ['report: see mailto:a@b.org', 'write mailto:you@example.org, or https://example.org/report?page={url}'],
  ['report: see https://a.org', 'write mailto:you@example.org, or https://example.org/report?page={url}'],
  ['report: https://', 'write mailto:you@example.org, or https://example.org/report?page={url}'],
  ['report: a@b@c', 'write mailto:you@example.org, or https://example.org/report?page={url}'],
  ['report: a@b.org', 'write mailto:a@b.org'],
  ['url: ftp://my.example', 'write it as https://example.org, without a path'],
  ['url: chttp://my.example', 'write it as https://example.org, without a path'],
  ['url: https://me@my.example', 'write it as https://example.org, without a path'],
  ['url: https://my.example/path', 'write it without a path: https://my.example'],
  ['url: https://my.example/?a', 'write it without a path: https://my.example'],
  ['url: https://my.example/#a', 'write it without a path: https://my.example'],
  ['url: My.example:8080', 'write it as https://my.example:8080, without a path'],
  ['url: at my.example', 'write it as https://example.org, without a path'],
  ['url: my.example/a', 'write it as https://example.org, without a path'],
  ['canonical_hosts: a/b', 'write names such as example.org'],
  ["canonical_hosts: '*'", 'write names such as example.org'],
  ["canonical_hosts: '*.example.org'", 'write names such as example.org'],
  ['name: [a]', 'write one text, in quotes where it holds a colon or brackets'],
])('%s is not used; what to do: %s', (text, remedy) => {
  expect(read(text).diagnostics).toMatchObject([{ severity: 'error', kind: 'site', line: 1, remedy }]);
});

test('an address to report to may hold the question as its whole host', () => {
  expect(read('report: "https://{url}"').site.report).toBe('https://{url}');
});
