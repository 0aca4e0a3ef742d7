import { expect, test } from 'vitest';
import { parseServeSettings } from './serve-settings';

test('what is not set has its usual value', () => {
  expect(parseServeSettings({ STOA_CACHE_MB: '' })).toEqual({
    cacheBytes: 96 * 1024 * 1024,
    prerendered: 24,
    log: 'plain',
  });
});

test('what is set counts, nothing at all included', () => {
  expect(
    parseServeSettings({
      STOA_CACHE_MB: '0',
      STOA_PRERENDER: '7',
      STOA_PAGE_CACHE: 'redis://localhost:6379',
      STOA_LOG: 'requests',
    }),
  ).toEqual({
    pageCache: 'redis://localhost:6379',
    cacheBytes: 0,
    prerendered: 7,
    log: 'requests',
  });
});

test.each([
  ['STOA_CACHE_MB', '-1'],
  ['STOA_CACHE_MB', '99999999'],
  ['STOA_PRERENDER', 'many'],
  ['STOA_LOG', 'loud'],
  ['STOA_PAGE_CACHE', 'localhost:6379'],
  ['STOA_PAGE_CACHE', 'http://localhost:6379'],
])('%s as %s is refused by name', (name, value) => {
  expect(() => parseServeSettings({ [name]: value })).toThrow(name);
});
