import fc from 'fast-check';
import { expect, it } from 'vitest';
import { propertyRuns } from '@/test-support/property-runs';
import { createBoundedCache } from './bounded-cache';

it('drops what was not used for the longest time; to read is to use, to ask whether it is there is not', () => {
  const cache = createBoundedCache<string, number>(2);
  cache.set('a', 1);
  cache.set('b', 2);
  expect(cache.get('a')).toBe(1);
  expect(cache.has('b')).toBe(true);
  cache.set('c', 3);
  expect(['a', 'b', 'c'].map(cache.get)).toEqual([1, undefined, 3]);
});

it('weighs a value when it is set, and again when it is set again', () => {
  const cache = createBoundedCache<string, { weight: number }>(10, ({ weight }) => weight);
  const grows = { weight: 4 };
  cache.set('grows', grows);
  cache.set('other', { weight: 4 });
  expect(cache.weight).toBe(8);
  grows.weight = 7;
  cache.set('grows', grows);
  expect([cache.has('other'), cache.size, cache.weight]).toEqual([false, 1, 7]);
});

it('keeps nothing that is heavier than all may be, and nothing beside it', () => {
  const cache = createBoundedCache<string, number>(10, (value) => value);
  cache.set('light', 1);
  cache.set('heavy', 11);
  expect([cache.size, cache.weight]).toEqual([0, 0]);
});

it('is never over its limit, and has what was set last where that fits', () => {
  const steps = fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 12 })));
  fc.assert(
    fc.property(steps, fc.integer({ min: 0, max: 20 }), (sets, limit) => {
      const cache = createBoundedCache<number, number>(limit, (value) => value);
      for (const [key, value] of sets) {
        if (value === 0) cache.delete(key);
        else cache.set(key, value);
        expect(cache.weight).toBeLessThanOrEqual(limit);
        expect(cache.get(key)).toBe(value > 0 && value <= limit ? value : undefined);
      }
      const kept = Array.from({ length: 7 }, (_, key) => cache.get(key)).filter(
        (value) => value !== undefined,
      );
      expect([kept.length, kept.reduce((sum, value) => sum + value, 0)]).toEqual([cache.size, cache.weight]);
    }),
    { numRuns: propertyRuns(200) },
  );
});
