import { expect, test } from 'vitest';
import { isCalled } from './saved-question';

test.each([
  ['What is a leaf?', 'What is a leaf?', true],
  ['What  is\na leaf?', 'What is a leaf?', true],
  ['What is a leaf made of?', 'What is a leaf?', false],
  ['What is $x^2$?', 'What is $x^{2}$?', true],
  ['What is \\(x\\)?', 'What is $x$?', true],
  [`What ${'is '.repeat(300)}it?`, `What ${'is '.repeat(300)}it?`.slice(0, 500), true],
])('%j was saved as %j: called so still? %s', (title, saved, expected) => {
  expect(isCalled(title, saved)).toBe(expected);
});
