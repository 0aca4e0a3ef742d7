import { expect, test } from 'vitest';
import { renderAnswer } from './render-answer';

const partsOf = async (markdown: string) => (await renderAnswer(markdown)).parts;

test('an answer says which of its parts have rules of their own', async () => {
  expect(await partsOf('Cells **divide**.\n\n- one\n- two\n\n## Twice')).toEqual([]);
  expect(await partsOf('The word `null`.')).toEqual(['code']);
  expect(await partsOf('```js\nlet a;\n```')).toEqual(['code']);
  expect(await partsOf('| a | b |\n|---|---|\n| 1 | 2 |')).toEqual(['tables']);
  for (const block of [':::tip\nSo.\n:::', '> Said.', 'a\n\n---\n\nb', ':::details More\nSo.\n:::'])
    expect(await partsOf(block), block).toEqual(['blocks']);
});

test('what only speaks of a part holds none', async () => {
  expect(await partsOf('Write \\<table> and &lt;pre>, or [a](/b "<code>").')).toEqual([]);
});

test('faces that few formulas need are announced where one is needed', async () => {
  expect(await partsOf('So $x^2 + y = \\sqrt{z}$.')).toEqual([]);
  expect(await partsOf('So $\\mathfrak{g}$.')).toEqual(['faces']);
});

test('an answer that is shown as plain text has the rules of programs', async () => {
  expect(await partsOf('x'.repeat(3_000_000))).toEqual(['code']);
});
