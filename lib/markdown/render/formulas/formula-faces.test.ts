import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { renderAnswer } from '@/lib/markdown/render/render-answer';
import { katexFaces, katexFont, sliceFonts } from '@/scripts/slice-fonts';
import { formulaFonts } from './formula-font-table';

/** Without the hash of their bytes. */
const fontsOf = async (answer: string) =>
  (await renderAnswer(answer)).formulaFonts?.map((file) => file.replace(/-[\w-]{4}\.woff2$/, ''));

describe('the faces of formulas', () => {
  it.each([
    ['no formula', []],
    ['$0 + 0 = 0$', ['Main-Regular-common']],
    ['$x = 1$', ['Main-Regular-common', 'Math-Italic-common']],
    ['$P < y$', ['Main-Regular-common', 'Math-Italic-common']],
    ['$\\text{a D}$', ['Main-Regular-common', 'Main-Regular-upper']],
    ['$\\mathbf{v} \\in \\mathbb{R}$', ['AMS-Regular-common', 'Main-Bold-common', 'Main-Regular-more']],
    [
      '$$\\sum_n \\left(\\frac{1}{\\frac{1}{n}}\\right)$$',
      ['Main-Regular-common', 'Math-Italic-common', 'Size2-Regular', 'Size3-Regular'],
    ],
    ['$\\mathtt{a}\\mathcal{B}$', ['Caligraphic-Regular', 'Typewriter-Regular']],
  ])('%s needs %j', async (answer, files) => {
    expect(await fontsOf(answer)).toEqual(files);
  });

  it('are none where letters and numbers stand each by itself', async () => {
    const page = await renderAnswer('Let $i$ be $5$ or $1,000.5$ long.');
    expect(page.html).toBe('<p>Let <var>i</var> be 5 or 1,000.5 long.</p>');
    expect([page.hasFormulas, page.formulaFonts]).toEqual([false, []]);
  });

  it('are those of KaTeX where a letter stands beside formulas, in the title too', async () => {
    expect(await fontsOf('Let $i$ be in $i^2$.')).toContain('Math-Italic-common');
    const { html } = await renderAnswer('Let $i$ be.', { title: 'What is $i^2$?' });
    expect(html).toContain('class="katex"');
  });
});

describe('the files of the faces', () => {
  it('are those that the installed KaTeX gives, and hold all of its signs (npm run formula-fonts)', async () => {
    const made = await sliceFonts(await katexFaces());
    expect(made.map(({ bytes: _, ...font }) => font)).toEqual(formulaFonts);
    for (const { face, file, range, bytes } of made)
      expect(
        Buffer.from(bytes).equals(
          readFileSync(range === undefined ? katexFont(face) : `lib/bundle/formula-fonts/${file}`),
        ),
        file,
      ).toBe(true);
  }, 600_000);
});
