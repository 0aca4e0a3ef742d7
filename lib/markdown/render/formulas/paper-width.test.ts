import katex from 'katex';
import { describe, expect, it } from 'vitest';
import { renderAnswer } from '@/lib/markdown/render/render-answer';
import { unbrokenEm } from './paper-width';

const em = (tex: string) => unbrokenEm(katex.renderToString(tex, { displayMode: true }));
const sum = (count: number) => Array.from({ length: count }, (_, i) => `a_{${i}}`).join('+');

describe('how wide a formula is where it cannot be broken', () => {
  it('is the widest part between two places where it can be', () => {
    expect(em(sum(40))).toBeLessThan(3);
    expect(em(`\\frac{${sum(40)}}{b}`)).toBeGreaterThan(40);
  });

  it('counts what stands above each other once', () => {
    expect(em(`\\frac{${sum(20)}}{${sum(20)}}`)).toBeCloseTo(em(`\\frac{${sum(20)}}{b}`), 0);
    const row = sum(10).replaceAll('+', '&');
    expect(em(`\\begin{matrix}${row}\\\\${row}\\end{matrix}`)).toBeCloseTo(
      em(`\\begin{matrix}${row}\\end{matrix}`),
      0,
    );
  });

  it.each([
    [10, 'formula-scroll"'],
    [18, 'formula-scroll on-paper-three-quarters"'],
    [28, 'formula-scroll on-paper-half"'],
  ])('of %d terms over one the class on paper is %j', async (count, name) => {
    expect((await renderAnswer(`$$\\frac{${sum(count)}}{b}$$`)).html).toContain(`class="${name}`);
  });
});
