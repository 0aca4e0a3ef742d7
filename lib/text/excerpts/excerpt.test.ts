import { expect, test } from 'vitest';
import { excerpt } from './excerpt';

test('leaves a short text as it is, on one line', () => {
  expect(excerpt('One  line\nand another.', 60)).toBe('One line and another.');
});

test('ends with a sentence where one fills more than half, else with a word and an ellipsis', () => {
  expect(excerpt('A first sentence stands here. And a second one follows it.', 40)).toBe(
    'A first sentence stands here.',
  );
  expect(excerpt('No. A sentence that goes on, and on, and on for ever', 30)).toBe(
    'No. A sentence that goes on…',
  );
});

test('cuts a text without spaces within the length', () => {
  expect(excerpt('x'.repeat(100), 20).length).toBeLessThanOrEqual(21);
});
