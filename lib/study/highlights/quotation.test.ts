import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findQuotation, quotePassage } from './quotation';

const text =
  'A cell is the smallest unit of life. A cell has a membrane that lets some substances through and holds others back. A cell divides.';
const quote = (passage: string, from = 0) => {
  const start = text.indexOf(passage, from);
  const quotation = quotePassage(text, { start, end: start + passage.length });
  if (!quotation) throw new Error(passage);
  return quotation;
};
const found = (edited: string, passage: string, from = 0) => {
  const range = findQuotation(edited, quote(passage, from));
  return range && edited.slice(range.start, range.end);
};

test('a passage is found where it was', () => {
  fc.assert(
    fc.property(fc.nat(text.length - 1), fc.integer({ min: 1, max: 60 }), (start, length) => {
      const quotation = quotePassage(text, { start, end: start + length });
      if (!quotation) return;
      expect(findQuotation(text, quotation)).toEqual({
        start: quotation.start,
        end: quotation.start + quotation.quote.length,
      });
    }),
  );
});

test('a passage is found behind what was put before it', () => {
  expect(found(`Life is various. ${text}`, 'has a membrane')).toBe('has a membrane');
});

test('of the same words those in the same surroundings are found', () => {
  const edited = `New first line. ${text}`;
  const second = quote('A cell', 20);
  expect(findQuotation(edited, second)?.start).toBe(edited.indexOf('A cell has'));
});

test('a passage that was edited is found as it is now', () => {
  const edited = text.replace('lets some substances through', 'lets a few substances through');
  expect(found(edited, 'a membrane that lets some substances through')).toBe(
    'a membrane that lets a few substances through',
  );
});

test('a passage that is gone is not found in something else', () => {
  expect(
    found('Atoms are made of protons, neutrons and electrons.', 'lets some substances through'),
  ).toBeUndefined();
  expect(found('', 'A cell')).toBeUndefined();
});

test('space around a selection is not quoted, and nothing is no quotation', () => {
  expect(quotePassage(text, { start: 1, end: 7 })).toMatchObject({
    quote: 'cell',
    start: 2,
    prefix: 'A ',
    suffix: ' is the smallest unit of life. A',
  });
  expect(quotePassage(text, { start: 1, end: 2 })).toBeUndefined();
  expect(quotePassage('x'.repeat(9_000), { start: 0, end: 9_000 })).toBeUndefined();
});
