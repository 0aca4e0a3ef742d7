import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderAnswer } from '@/lib/markdown/render/render-answer';
import { propertyRuns } from '@/test-support/property-runs';

const depths = async (levels: readonly number[]): Promise<readonly number[]> => {
  const answer = levels.map((level, index) => `${'#'.repeat(level)} Part ${index}`).join('\\n\\n');
  return (await renderAnswer(answer)).headings.map(({ depth }) => depth);
};

describe('headings of an answer', () => {
  it.each([
    [
      [1, 2, 3],
      [3, 4, 5],
    ],
    [
      [2, 2],
      [3, 3],
    ],
    [
      [3, 4, 3],
      [3, 4, 3],
    ],
    [
      [4, 2, 3],
      [3, 3, 4],
    ],
    [
      [2, 4, 5, 4],
      [3, 4, 5, 4],
    ],
    [
      [1, 2, 3, 4, 5, 6],
      [3, 4, 5, 6, 6, 6],
    ],
  ])('%j become %j', async (levels, expected) => {
    expect(await depths(levels)).toEqual(expected);
  });

  it('begin at h3 and skip no level', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 12 }),
        async (levels) => {
          const found = await depths(levels);
          expect(found[0]).toBe(3);
          for (const [index, depth] of found.entries())
            expect(depth - (found[index - 1] ?? 2)).toBeLessThanOrEqual(1);
        },
      ),
      { numRuns: propertyRuns(50) },
    );
  });

  it('have ids that are prefixed, unique and stable', async () => {
    const answer =
      '# A b\\n\\n# A b\\n\\n# __next_f\\n\\n# fn 1\\n\\nx[^1]\\n\\n[^1]: y\\n\\n# footnote label\\n\\n# !!';
    const { headings, html } = await renderAnswer(answer);
    expect(headings.map(({ id }) => id)).toEqual([
      'user-content-a-b',
      'user-content-a-b-1',
      'user-content-__next_f',
      'user-content-fn-1-2',
      'user-content-footnote-label-2',
      'user-content-section',
    ]);
    const ids = [...html.matchAll(/ id="([^"]*)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(await renderAnswer(answer)).toEqual(await renderAnswer(answer));
  });

  it('tell their text without marks', async () => {
    expect((await renderAnswer('## The **bold** `code` [link](https://x.org)')).headings[0]?.text).toBe(
      'The bold code link',
    );
  });

  it('without text are left out', async () => {
    expect((await renderAnswer('#\\n\\ntext')).html).not.toContain('<h');
  });
});
