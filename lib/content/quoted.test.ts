import { expect, test } from 'vitest';
import { quoted } from './quoted';

test('a quotation is one line, and says that it goes on where it is cut', () => {
  expect(quoted('  a\n\tb  c ')).toBe('a b c');
  expect(quoted('x'.repeat(40))).toBe('x'.repeat(40));
  expect(quoted('x'.repeat(41))).toBe(`${'x'.repeat(40)}…`);
  expect(quoted('abcdef', 3)).toBe('abc…');
});
