import { expect, test } from 'vitest';
import { halfSignNotes, withWholeSigns } from './half-signs';

test('halves of signs are replaced, whole ones stay', () => {
  expect(withWholeSigns('a\ud800b\udc00c😀')).toBe('a\ufffdb\ufffdc😀');
});

test.each([
  ['title: "\\ud800"', [2]],
  ['id: 1\ntitle: "a\\uDC00"', [3]],
  ['title: "\\ud83d\\ude00"', []],
  ['title: \\ud800', []],
  ['title: "plain"', []],
])('%j: lines %j', (text, lines) => {
  expect(halfSignNotes(text, 2).map(({ line }) => line)).toEqual(lines);
});
