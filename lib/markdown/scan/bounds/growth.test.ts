import { describe, expect, it } from 'vitest';
import { unbrokenEm } from '@/lib/markdown/render/formulas/paper-width';
import { renderAnswer } from '@/lib/markdown/render/render-answer';
import { breachesOf } from '@/test-support/allow-list-check';
import { growthOf, STEEPEST_LINEAR } from '@/test-support/growth';

describe('marks that make a Markdown parser slow', () => {
  const marks = [
    '[',
    '![',
    '![[',
    '*a **a ',
    'a_ ',
    '_a ',
    '*_',
    '**_ a',
    'a]',
    '[a](',
    '[a](<b',
    '[^',
    '](',
    '>',
    '> ',
    '>- ',
    '- ',
    '1. ',
    '-\n',
    'a\n-\n',
    '# a\n',
    '`a',
    '``a`',
    '|',
    '|a|\n|-|\n',
    '\\',
    'a\\n',
    '&a;',
    '<a@',
    'a@b.c ',
    '$x ',
    '\\(',
    '\\begin{align}',
    '```\n',
    '"',
    '"\\"',
  ];

  it.each(marks)('%j in a row costs what its length costs', async (mark) => {
    const answerOf = (size: number) => mark.repeat(Math.floor(size / mark.length));
    expect(await growthOf((size) => renderAnswer(answerOf(size)), 200_000)).toBeLessThan(STEEPEST_LINEAR);
    const page = await renderAnswer(answerOf(200_000));
    expect(page.html).not.toBe('');
    expect(breachesOf(page.html)).toEqual([]);
  });

  it.each(['- ', 'a ', 'a.b\n'])(
    'a bracket left open before %j in a row costs what its length costs',
    async (word) => {
      const answerOf = (size: number) => `a [${word.repeat(size / word.length)}`;
      expect(await growthOf((size) => renderAnswer(answerOf(size)), 200_000)).toBeLessThan(STEEPEST_LINEAR);
    },
  );

  it('signs that are drawn cost what their length costs', async () => {
    const drawn = (size: number) =>
      `<span class="katex-html"><svg><path d="${'M1 2'.repeat(size / 4)}"/></svg></span>`;
    expect(await growthOf((size) => unbrokenEm(drawn(size)), 80_000)).toBeLessThan(STEEPEST_LINEAR);
  });

  it('runs of backticks of every length cost what their length costs', async () => {
    const runs = (size: number) =>
      Array.from({ length: Math.floor(Math.sqrt(2 * size)) }, (_, length) => `e${'`'.repeat(length)}`).join(
        '',
      );
    expect(await growthOf((size) => renderAnswer(runs(size)), 180_000)).toBeLessThan(STEEPEST_LINEAR);
  });
});
