import { expect, test } from 'vitest';
import { parseExportArguments } from './export-arguments';

test('takes the folder and the address, and leaves the rest', () => {
  expect(parseExportArguments(['--small', '--out', 'x', '--content=y', '--url=https://a.org/'])).toEqual({
    out: 'x',
    url: 'https://a.org',
    rest: ['--small', '--content=y'],
  });
  expect(parseExportArguments([])).toEqual({ out: 'export', url: undefined, rest: [] });
});

test('says what is wrong with an address or a folder', () => {
  for (const list of [
    ['--out'],
    ['--out', '--small'],
    ['--url='],
    ['--url', 'example.org'],
    ['--url', 'https://a.org/b'],
  ])
    expect(() => parseExportArguments(list), list.join(' ')).toThrow(/^--(out|url)/);
});
