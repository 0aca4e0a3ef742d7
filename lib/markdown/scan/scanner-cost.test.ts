import { describe, expect, it } from 'vitest';
import { plainAnswer } from '@/lib/markdown/render/plain-answer';
import { repairedTex } from '@/lib/markdown/tex/formula-repair';
import { answerText } from '@/lib/markdown/tree/answer-text';
import { growthOf, STEEPEST_LINEAR } from '@/test-support/growth';

const filled = (unit: string, size: number) => unit.repeat(Math.floor(size / unit.length));
const runs = (size: number) =>
  Array.from({ length: Math.floor(Math.sqrt(2 * size)) }, (_, length) => `e${'`'.repeat(length)}`).join('');

/** What our own scanners once read over and over. Answers too large to be rendered are scanned for search, too. */
const answers: readonly (readonly [name: string, make: (size: number) => string])[] = [
  ['dollars in texts in a formula', (size) => `$ ${filled('\\text{$ $}', size)}`],
  ['lines of no-break spaces in a formula', (size) => `$a^2${filled('\n\u00a0', size)}b$`],
  ['a long word in a formula', (size) => `$x^2 ${filled('a', size)} $`],
  ['runs of backticks of every length', runs],
  ['runs of backticks of every length, downwards', (size) => [...runs(size)].reverse().join('')],
];

describe('the plain text of an answer', () => {
  it.each(answers)('costs what its length costs: %s', async (_, make) => {
    const work = (size: number) => [answerText(make(size)), plainAnswer(make(size))];
    expect(await growthOf(work, 200_000)).toBeLessThan(STEEPEST_LINEAR);
  });
});

describe('the repair of a formula', () => {
  it('costs what its length costs: a text without an end', async () => {
    const work = (size: number) => repairedTex(`\\text{${filled('_', size)}`);
    expect(await growthOf(work, 100_000)).toBeLessThan(STEEPEST_LINEAR);
  });

  it('takes an underscore in a text as itself', () => {
    expect(repairedTex('\\text{a_b} + \\text{c}').at(-1)).toBe('\\text{a\\_b} + \\text{c}');
  });
});
