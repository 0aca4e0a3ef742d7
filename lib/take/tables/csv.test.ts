import { expect, test } from 'vitest';
import { csvOf } from './csv';

test('cells with quotes, commas and lines are quoted, and rows end as RFC 4180 has it', () => {
  expect(csvOf([['a', 'say "b", c', 'd\ne']])).toBe('a,"say ""b"", c","d\ne"\r\n');
});

test.each(['=cmd|x', '+1', '-1', '@a', '\tx', '\rx', '＝a'])('%j cannot run in a spreadsheet', (cell) => {
  const [line = ''] = csvOf([[cell]]).split('\r\n');
  expect(line.replace(/^"/, '')).toMatch(/^'/);
});

test('what no table can hold is left out', () => {
  expect(csvOf([['a\u0000b\u0007c', '__proto__', 'ab\u202ec']])).toBe('abc,__proto__,ab\u202ec\r\n');
});
