import { expect, test } from 'vitest';
import { plainValues } from './yaml-values';

const valuesOf = (...lines: readonly string[]) =>
  [...plainValues(lines.join('\n'))].map(({ field, line, text }) => [field, line, text]);

test('values without quotes are found with their fields, in maps and lists', () => {
  expect(
    valuesOf('a: x y', 'b:', '  c: z', '  d:', '    - one', '    -  two ', 'e:', '- three', '', 'f : last'),
  ).toEqual([
    ['a', 0, 'x y'],
    ['b.c', 2, 'z'],
    ['b.d', 4, 'one'],
    ['b.d', 5, 'two'],
    ['e', 7, 'three'],
    ['f', 9, 'last'],
  ]);
});

test.each([
  'a: "x"',
  "a: 'x'",
  'a: [x]',
  'a: {x: y}',
  'a:',
  'a:x',
  '# a: x',
  '   # a: x',
  'x',
  '-x',
  '@a: x',
])('%j has none', (line) => {
  expect(valuesOf(line)).toEqual([]);
});

test.each([
  ['"a b": x', 'a b'],
  ["'a b': x", 'a b'],
  ['a b: x', 'a b'],
  ['a-b: x', 'a-b'],
  ['a"b: x', 'a"b'],
  ['ab : x', 'ab'],
  ['a:\tx', 'a'],
])('%j names its field', (line, field) => {
  expect(valuesOf(line)).toEqual([[field, 0, 'x']]);
});

test('what stands further in goes on with the value, or is a text behind | and > that is passed over', () => {
  expect(valuesOf('a: x', '  y: z', 'b: |', '  c: d', '', '  e', 'f: "g', '  h: i"', 'j: k')).toEqual([
    ['a', 0, 'x'],
    ['a', 1, 'y: z'],
    ['j', 8, 'k'],
  ]);
});

test('a list may stand no further in than its field, and a map within it has its own names', () => {
  expect(valuesOf('a:', '- b', '- c', 'd: e')).toEqual([
    ['a', 1, 'b'],
    ['a', 2, 'c'],
    ['d', 3, 'e'],
  ]);
  expect(valuesOf('a:', '  b:', '    c: x', '  d: y', 'e: z').map(([field]) => field)).toEqual([
    'a.b.c',
    'a.d',
    'e',
  ]);
});

test('a line of two hundred characters before its colon is taken apart, a longer one is not', () => {
  expect(valuesOf(`${'a'.repeat(200)}: x`)).toHaveLength(1);
  expect(valuesOf(`${'a'.repeat(201)}: x`)).toEqual([]);
});
