import { expect, test } from 'vitest';
import { defaultSite } from '@/lib/site/settings';
import { UnusableFile } from './diagnostic';
import { parseSiteFile } from './site-file';

test('every field is optional', () => {
  expect(parseSiteFile('')).toEqual(defaultSite);
});

test('a site tells its name, address, language, provenance, and where problems are reported', () => {
  const site = parseSiteFile(
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
  expect(parseSiteFile(`meaning: ${written}`).meaning).toBe(meaning);
});

test.each(['[example.org, "press.example:8443"]', 'Example.org, press.example:8443'])(
  'hosts that may be canonical: %s',
  (hosts) => {
    expect(parseSiteFile(`canonical_hosts: ${hosts}`).canonicalHosts).toEqual([
      'example.org',
      'press.example:8443',
    ]);
  },
);

test.each(['mailto:a@b.org', 'https://f.example/new?u={url}&t={title}'])(
  '%s can be reported to',
  (report) => {
    expect(parseSiteFile(`report: "${report}"`).report).toBe(report);
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
])('%s is a diagnostic that names the field', (text, field) => {
  expect(() => parseSiteFile(text)).toThrow(UnusableFile);
  try {
    parseSiteFile(text);
  } catch (error) {
    expect(String((error as { field?: string }).field ?? JSON.stringify(error))).toContain(field);
  }
});
