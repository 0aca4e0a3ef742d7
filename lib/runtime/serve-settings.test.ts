import { expect, test } from 'vitest';
import { parseServeSettings } from './serve-settings';

test('what is not set has its usual value', () => {
  expect(parseServeSettings({ STOA_CACHE_MB: '' })).toEqual({
    cacheBytes: 96 * 1024 * 1024,
    prerendered: 24,
    log: 'plain',
    searchRate: 0,
    trustedProxies: 0,
    hasMeaning: true,
    metricsPort: 0,
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
    searchRate: 0,
    trustedProxies: 0,
    hasMeaning: true,
    metricsPort: 0,
  });
});

test('proxies are trusted by number or by address', () => {
  expect(parseServeSettings({ STOA_TRUST_PROXY: '2' }).trustedProxies).toBe(2);
  expect(parseServeSettings({ STOA_TRUST_PROXY: '10.0.0.0/8, ::1' }).trustedProxies).toEqual([
    '10.0.0.0/8',
    '::1',
  ]);
  expect(parseServeSettings({ STOA_SEARCH_RATE: '600' }).searchRate).toBe(600);
});

test.each([
  ['STOA_CACHE_MB', '-1'],
  ['STOA_CACHE_MB', '99999999'],
  ['STOA_PRERENDER', 'many'],
  ['STOA_LOG', 'loud'],
  ['STOA_MEANING', 'perhaps'],
  ['STOA_PAGE_CACHE', 'localhost:6379'],
  ['STOA_PAGE_CACHE', 'http://localhost:6379'],
  ['STOA_SEARCH_RATE', '-5'],
  ['STOA_TRUST_PROXY', 'yes'],
  ['STOA_TRUST_PROXY', '10.0.0.0/99'],
])('%s as %s is refused by name', (name, value) => {
  expect(() => parseServeSettings({ [name]: value })).toThrow(name);
});
