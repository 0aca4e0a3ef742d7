import { expect, test } from 'vitest';
import type { Report } from './report';
import {
  languageRemedy,
  parseCanonical,
  parseDate,
  parseId,
  parseLanguage,
  parseNoIndex,
} from './simple-fields';
import { parseSwitch } from './switch';

/** What a parser makes of a text, and the kinds that it reports. */
function parsed<T>(parse: (text: string | undefined, report: Report) => T, text: string | undefined) {
  const kinds: string[] = [];
  const value = parse(text, (severity, kind) => kinds.push(`${severity} ${kind}`));
  return [value, ...kinds];
}

test.each([parseDate, parseId, parseCanonical, parseLanguage])(
  'a field that is not there says nothing',
  (parse) => {
    expect(parsed<string | undefined>(parse, undefined)).toEqual([undefined]);
  },
);

test.each([
  ['2024-02-29'],
  ['2024-02-29T8:05'],
  ['2024-02-29t08:05:09'],
  ['2024-02-29 08:05:09,123 +2'],
  ['2024-02-29  08:05z'],
  ['2024-02-29 08:05 UTC'],
  ['2024-02-29 08:05 GMT'],
  ['2024-02-29T08:05-0230'],
  ['2024-02-29T08:05-02:30'],
])('%s is a day', (text) => {
  expect(parsed(parseDate, text)).toEqual(['2024-02-29']);
});

test.each([
  '2024-2-29',
  '24-02-29',
  '2023-02-29',
  'on 2024-02-29',
  '2024-02-29 8',
  '2024-02-29 08:5',
  '2024-02-29 08:05:9',
  '2024-02-29 08:05 CET',
  '2024-02-29 08:05 Z later',
  '2024-02-2908:05',
])('%s is none', (text) => {
  expect(parsed(parseDate, text)).toEqual([undefined, 'error date']);
});

test('a switch is on or off in the words that people use, and in no others', () => {
  for (const on of ['true', 'Yes', 'ON', 'y', '1']) expect(parseSwitch(on), on).toBe(true);
  for (const off of ['false', 'No', 'OFF', 'n', '0']) expect(parseSwitch(off), off).toBe(false);
  for (const neither of ['', 'yess', 'untrue', 'nope', 'of', '10', '-1'])
    expect(parseSwitch(neither)).toBeUndefined();
});

test('a page is found by search unless it says otherwise, or what it says cannot be understood', () => {
  expect(parsed(parseNoIndex, undefined)).toEqual([false]);
  expect(parsed(parseNoIndex, 'no')).toEqual([false]);
  expect(parsed(parseNoIndex, 'yes')).toEqual([true]);
  expect(parsed(parseNoIndex, 'maybe')).toEqual([true, 'warning no-index']);
});

test('an id is a number without zeros before it, or a word', () => {
  expect(parsed(parseId, '007')).toEqual(['7']);
  expect(parsed(parseId, 'cell-1.2')).toEqual(['cell-1.2']);
  expect(parsed(parseId, 'a/b')).toEqual([undefined, 'warning id']);
});

test.each([
  ['https://example.org/a?b=c#d', 'https://example.org/a?b=c#d'],
  ['http://example.org', 'http://example.org/'],
  ['/learn/a?b=c#d', '/learn/a?b=c'],
  ['learn', '/learn'],
])('%s is the canonical address %s', (text, address) => {
  expect(parsed(parseCanonical, text)).toEqual([address]);
});

test.each(['javascript:alert(1)', 'mailto:a@b.org', 'https://', 'ftp://example.org/'])(
  '%s is none',
  (text) => {
    expect(parsed(parseCanonical, text)).toEqual([undefined, 'warning canonical']);
  },
);

test('a language is a tag; what is none is named, with the tag that may be meant', () => {
  expect(parsed(parseLanguage, 'PT-br')).toEqual(['pt-BR']);
  expect(parsed(parseLanguage, 'English, please')).toEqual([undefined, 'warning language']);
  expect(languageRemedy('English')).toBe('write en');
  expect(languageRemedy('?')).toBe('write a language tag such as en or pt-BR');
});
