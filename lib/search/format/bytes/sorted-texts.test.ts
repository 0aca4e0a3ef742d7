import fc from 'fast-check';
import { expect, it } from 'vitest';
import { separator } from './sorted-texts';

it('divides two texts with no more letters than that takes', () => {
  expect(separator('photograph', 'photon')).toBe('photon');
  expect(separator('cell', 'mitosis')).toBe('m');
  expect(separator('', 'mitosis')).toBe('m');
});

it('stands after the one before and not after the other', () => {
  const text = fc.string({
    unit: fc.constantFrom('a', 'b', 'é', '水', '𝒳', '𝒴'),
    minLength: 1,
    maxLength: 6,
  });
  fc.assert(
    fc.property(text, text, (a, b) => {
      fc.pre(a !== b);
      const [before, after] = a < b ? [a, b] : [b, a];
      const between = separator(before, after);
      expect(between > before && between <= after).toBe(true);
      expect(Buffer.from(between).toString()).toBe(between);
    }),
  );
});
