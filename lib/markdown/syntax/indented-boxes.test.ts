import { expect, test } from 'vitest';
import { withColonBoxes } from './indented-boxes';

const lines = (...all: string[]) => all.join('\n');

test('a box whose text is indented becomes one between colons', () => {
  expect(withColonBoxes(lines('!!! note "A title"', '    One.', '', '    Two.', '', 'After.'))).toBe(
    lines(':::note A title', '', 'One.', '', 'Two.', '', ':::', '', 'After.'),
  );
});

test('boxes nest, and their other names are known', () => {
  expect(withColonBoxes(lines('!!! hint', '    !!! bug', '        Deep.'))).toBe(
    lines('::::tip Hint', '', ':::danger Bug', '', 'Deep.', '', ':::', '', '::::'),
  );
});

test.each([
  ['a line alone', '!!! note\n\nWords.'],
  ['without a name', '!!!\n    code'],
  ['amid words', 'Stop !!! note\n    more'],
  ['in a fence', '```\n!!! note\n    x\n```'],
])('%s is none', (_, text) => expect(withColonBoxes(text)).toBe(text));

test('a text of nothing but such lines costs no more than its length', () => {
  const text = '!!! note\n    '.repeat(20_000);
  expect(withColonBoxes(text).length).toBeLessThan(text.length * 4);
});
