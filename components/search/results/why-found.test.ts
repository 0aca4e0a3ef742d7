import { expect, test } from 'vitest';
import { whyFound } from './why-found';

test('the reasons for a hit name the words and their places', () => {
  const matched = [
    { word: 'mitosis', where: 'question' },
    { word: 'cell', where: 'text' },
    { word: 'division', where: 'text' },
  ] as const;
  expect(whyFound({ matched, missing: ['wall'] })).toBe(
    'In the question: mitosis; in the text: cell, division; missing: wall.',
  );
  expect(whyFound({ matched: matched.slice(0, 1), missing: [] })).toBe('In the question: mitosis.');
  expect(whyFound({ matched: [], missing: [] })).toBe('');
});

test('a hit that means what was asked says so', () => {
  const matched = [{ word: 'cell', where: 'text' }] as const;
  expect(whyFound({ matched, missing: ['wall'], isNear: true })).toBe(
    'In the text: cell; missing: wall; close in meaning to your question.',
  );
  expect(whyFound({ matched: [], missing: [], isNear: true })).toBe('Close in meaning to your question.');
});
