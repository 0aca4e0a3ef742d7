import { expect, test } from 'vitest';
import { singular } from './singular';

test.each([
  ['enzymes', 'enzyme'],
  ['theories', 'theory'],
  ['boxes', 'box'],
  ['classes', 'class'],
  ['matrices', 'matrix'],
  ['physics', 'physics'],
  ['analysis', 'analysis'],
  ['virus', 'virus'],
  ['stress', 'stress'],
  ['species', 'species'],
  ['gas', 'gas'],
  ['dna', 'dna'],
  ['cells', 'cell'],
  ['constructor', 'constructor'],
])('%s → %s', (word, expected) => {
  expect(singular(word)).toBe(expected);
});
