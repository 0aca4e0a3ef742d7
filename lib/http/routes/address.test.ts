import { expect, test } from 'vitest';
import { parseAddress } from './address';

test('decodes the path once, and keeps the first of each parameter', () => {
  expect(parseAddress('/learn/%C3%A9tudes/?page=2&page=3&q=a%20b#x')).toEqual({
    pathname: '/learn/études',
    parts: ['learn', 'études'],
    query: new Map([
      ['page', '2'],
      ['q', 'a b'],
    ]),
  });
  expect(parseAddress('/a%2525')).toMatchObject({ parts: ['a%25'] });
});

test.each([
  '/%',
  '/%zz',
  '/%ff',
  '/a%2f..%2fetc',
  '/../x',
  '/%2e%2e/x',
  '/a%00b',
  '/a\\b',
  '//other.example/x',
  'http://x/',
  '*',
])('refuses %s', (target) => {
  expect(parseAddress(target)).toEqual({ refused: 'malformed' });
});

test('refuses an address over 4,096 characters', () => {
  expect(parseAddress(`/${'x'.repeat(5000)}`)).toEqual({ refused: 'too-long' });
});
