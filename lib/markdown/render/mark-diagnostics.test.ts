import { describe, expect, it } from 'vitest';
import { markDiagnostics } from './mark-diagnostics';

const messages = (answer: string) => markDiagnostics(answer).map(({ message }) => message);

describe('marks that do nothing are named', () => {
  it.each([
    [':::tip\\na', [':::tip is not closed, and shows as it is written']],
    ['a\\n:::', [':::' + ' closes nothing, and shows as it is written']],
    [
      ':::spam\\na\\n:::',
      [
        ':::spam is no box that is known, and shows as it is written',
        '::: closes nothing, and shows as it is written',
      ],
    ],
    ['<details>\n<summary>x</summary>\n\na', ['<details> is not closed, and shows as it is written']],
    ['a </details>', ['</details> closes nothing, and shows as it is written']],
    ['```mermaid\\ngraph TD\\n```', ['a mermaid diagram is shown as its source: drawing it takes a browser']],
  ])('%j', (answer, expected) => {
    expect(messages(answer)).toEqual(expected);
  });

  it.each([
    ':::tip\\na\\n:::',
    '> :::tip\\n> a\\n> :::',
    '<details><summary>x</summary>a</details>',
    '`:::tip` and `<details>`',
    '```\\n:::tip\\n```',
    '\\<details> is a tag',
    'std::vector and 10:30',
    'the mermaid sings',
  ])('%j is as it should be', (answer) => {
    expect(messages(answer)).toEqual([]);
  });

  it('quotes no more of a line than tells it', () => {
    const [found] = markDiagnostics(`${':'.repeat(5000)}tip\na`);
    expect(found?.message.length).toBeLessThan(120);
    expect(found?.remedy.length).toBeLessThan(120);
  });
});
