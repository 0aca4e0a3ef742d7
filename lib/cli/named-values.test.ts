import { expect, test } from 'vitest';
import { takeValues } from './named-values';

const wants = { out: 'a folder', url: 'an address' };

test('takes the values of the names it wants, and leaves the rest', () => {
  expect(takeValues(['--small', '--out', 'x', '--other=y', '--url=https://a.org/?a=b'], wants)).toEqual({
    values: { out: 'x', url: 'https://a.org/?a=b' },
    rest: ['--small', '--other=y'],
  });
  expect(takeValues([], wants)).toEqual({ values: {}, rest: [] });
});

test('says what a name wants that lacks its value', () => {
  expect(() => takeValues(['--out'], wants)).toThrow('--out wants a folder after it');
  expect(() => takeValues(['--out', '--small'], wants)).toThrow('--out wants a folder after it');
  expect(() => takeValues(['--url='], wants)).toThrow('--url wants an address after it');
});

test('knows no names but its own', () => {
  expect(takeValues(['--constructor', 'x'], wants).rest).toEqual(['--constructor', 'x']);
});
