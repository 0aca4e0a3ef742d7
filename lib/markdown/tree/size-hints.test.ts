import { expect, test } from 'vitest';
import { answerText } from './answer-text';

test.each([
  ['![A cell|300](a.png) here', 'A cell here'],
  ['![A cell | 300x200](a.png)', 'A cell'],
  ['![A cell](a.png){width=300}', 'A cell'],
  ['![A cell](a.png "T"){: width="50%"} x', 'A cell x'],
  ['![A | B](a.png)', 'A | B'],
  ['a set {width=300}', 'a set {width=300}'],
])('%s', (answer, text) => {
  expect(answerText(answer)).toBe(text);
});
