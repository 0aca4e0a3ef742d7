import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstPlace } from './binary-search';

test('finds the first place that is not before what is looked for, from a place on', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(9)), fc.nat(10), fc.nat(5), (drawn, wanted, start) => {
      const numbers = drawn.sort((a, b) => a - b);
      const from = Math.min(start, numbers.length);
      const place = numbers.findIndex((number, i) => i >= from && number >= wanted);
      expect(firstPlace(from, numbers.length, (i) => (numbers[i] as number) < wanted)).toBe(
        place < 0 ? numbers.length : place,
      );
    }),
  );
});
