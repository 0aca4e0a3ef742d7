import { expect, test } from 'vitest';
import { firstSentences } from './first-sentences';

test('the first sentences are plain text without headings, with formulas in one line', () => {
  const answer = '## Head\\n\\nThe **mean** is $x^2$. It grows. It falls.\\n\\n- one';
  expect(firstSentences(answer, 2)).toBe('The mean is x². It grows.');
  expect(firstSentences('- one\\n- two', 1)).toBe('one');
});
