import { expect, test } from 'vitest';
import { shortened } from './shortened';

test('what is cut has a sign of it, what fits has none, and no character is halved', () => {
  expect(shortened('abcd', 4)).toBe('abcd');
  expect(shortened('abcde', 4)).toBe('abcd…');
  expect(shortened('abc😀', 4)).toBe('abc…');
});
