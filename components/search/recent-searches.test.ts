import { beforeEach, expect, it, vi } from 'vitest';
import { clearRecentSearches, readRecentSearches, rememberSearch } from './recent-searches';

const stored = new Map<string, string>();

beforeEach(() => {
  stored.clear();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
    removeItem: (key: string) => void stored.delete(key),
  });
});

it('remembers the last eight, the newest first, each once without regard to case', () => {
  for (let i = 1; i <= 10; i++) rememberSearch(`search number ${i} of ten`);
  rememberSearch('  Search  number 5 of TEN ');
  expect(readRecentSearches()).toHaveLength(8);
  expect(readRecentSearches().slice(0, 2)).toEqual(['Search number 5 of TEN', 'search number 10 of ten']);
});

it('a search that goes on from another takes its place', () => {
  rememberSearch('photo');
  rememberSearch('photosynthesis');
  expect(readRecentSearches()).toEqual(['photosynthesis']);
});

it('forgets all when asked, and leaves nothing behind', () => {
  rememberSearch('a');
  clearRecentSearches();
  expect(stored.size).toBe(0);
});

it('copes with storage that is off, full or holds something else', () => {
  stored.set('stoa-recent-searches', '{"a":1}');
  expect(readRecentSearches()).toEqual([]);
  vi.stubGlobal('localStorage', undefined);
  expect(() => rememberSearch('x')).not.toThrow();
  expect(readRecentSearches()).toEqual([]);
});
