import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseComparison } from './parse-comparison';

const comparisons: readonly (readonly [query: string, a: string, b: string])[] = [
  ['mitosis vs meiosis', 'mitosis', 'meiosis'],
  ['mitosis vs. meiosis', 'mitosis', 'meiosis'],
  ['Mitosis VS Meiosis?', 'Mitosis', 'Meiosis'],
  ['mitosis versus meiosis', 'mitosis', 'meiosis'],
  ['mitosis vs meiosis difference', 'mitosis', 'meiosis'],
  ['a stack vs the queue', 'stack', 'queue'],
  ['"supply shock" vs "demand shock"', 'supply shock', 'demand shock'],
  ['difference between a stack and a queue', 'stack', 'queue'],
  ['the difference between speed and velocity', 'speed', 'velocity'],
  ['what is the difference between DNA and RNA?', 'DNA', 'RNA'],
  ["what's the main difference between DNA & RNA", 'DNA', 'RNA'],
  [
    'What are the differences between positive and negative reinforcement?',
    'positive',
    'negative reinforcement',
  ],
  ['similarities and differences between socialism and communism', 'socialism', 'communism'],
  ['difference between C and C++', 'C', 'C++'],
  ['compare Plato and Aristotle', 'Plato', 'Aristotle'],
  ['compare and contrast Plato with Aristotle.', 'Plato', 'Aristotle'],
  ['how does a stack differ from a queue?', 'stack', 'queue'],
  ['how is speed different from velocity', 'speed', 'velocity'],
  ['mean or median, which is better?', 'mean', 'median'],
  ['mean or median which', 'mean', 'median'],
];

test.each(comparisons)('finds both sides of: %s', (query, a, b) => {
  expect(parseComparison(query)).toEqual({ a, b });
});

test.each([
  '',
  'vs',
  'mitosis vs',
  'vs meiosis',
  'mitosis and meiosis',
  'supply and demand',
  'what is a trade-off between equity and efficiency',
  'to be or not to be',
  'is light a wave or a particle?',
  'which gas is heavier or lighter',
  'Roe v. Wade',
  'mitosis vs mitosis',
  'a vs b vs c',
  'difference between supply and demand and price',
  'difference',
  'difference between',
  'difference between mitosis',
  'compare',
  'how do cells divide',
  'mitosis vs meiosis -plants',
  'subject:biology mitosis vs meiosis',
  '?? vs !!',
  'the whole long story of how and why the war began vs the peace',
])('offers nothing for: %s', (query) => {
  expect(parseComparison(query)).toBeUndefined();
});

test('takes any text, and its sides are never empty or the same', () => {
  const piece = fc.oneof(
    fc.constantFrom(' vs ', ' and ', 'difference between ', ' or ', ' which', 'compare ', '"', ' '),
    fc.string({ maxLength: 10 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const sides = parseComparison(pieces.join(''));
      if (sides === undefined) return;
      expect(sides.a.trim()).not.toBe('');
      expect(sides.b.trim()).not.toBe('');
      expect(sides.a.toLowerCase()).not.toBe(sides.b.toLowerCase());
    }),
  );
});
