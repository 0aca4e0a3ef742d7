import { describe, expect, it } from 'vitest';
import { plainSummary, summaryBeside, summaryOfAnswer } from './answer-summary';

describe('the summary of an answer', () => {
  it.each([
    ['## Water\\n\\n**Water** is $H_2O$.\\n\\n| a | b |\\n|---|---|\\n| c | d |', 'Water is H₂O.'],
    [':::tip Mind\\nUse <kbd>x</kbd>^2^.\\n:::', 'Mind; Use x².'],
    ['> [!NOTE]\\n> a <!-- b --> c', 'a c'],
    ['Three kinds:\\n- one\\n- two\\n- three.', 'Three kinds: one; two; three.'],
    ['One.\\n\\nTwo.', 'One. Two.'],
    ['# Only', 'Only'],
    ['```js\\nx = 1\\n```', 'x = 1'],
    ['| a | b |\\n|---|---|\\n| c | d |', 'a b c d'],
    ['<details><summary>S</summary>x</details>', 'S; x'],
    ['', ''],
  ])('%j is %j', (answer, summary) => {
    expect(summaryOfAnswer(answer)).toBe(summary);
  });

  it('of a long one is made of its beginning, and holds no comment that ends later', () => {
    const long = `First sentence of an answer that is very long, with words enough for a summary. ${'word '.repeat(2_000)}`;
    expect(summaryOfAnswer(long)).toMatch(/^First sentence of an answer .*…$/);
    expect(summaryOfAnswer(`a <!-- ${'secret '.repeat(1_000)} --> b`)).toBe('a b');
  });

  it('is no part of what search keeps beside the answer', () => {
    const answer = 'One.\\n\\nTwo $x^2$.';
    expect(summaryBeside(summaryOfAnswer(answer), answer)).toBe('');
    expect(summaryBeside('Written by hand.', answer)).toBe('Written by hand.');
  });
});

describe('a summary that an author wrote', () => {
  it.each([
    ['Plain words, 5 × 3.', 'Plain words, 5 × 3.'],
    ['**Bold** and `code`, $x_1$ and <sub>a</sub>', 'Bold and code, $x_1$ and a'],
    ['It costs $5 and $6 [here](https://x.org)', 'It costs $5 and $6 here'],
  ])('%j is %j', (written, summary) => {
    expect(plainSummary(written)).toBe(summary);
  });
});
