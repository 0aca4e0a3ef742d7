import { describe, expect, it } from 'vitest';
import { renderAnswer } from '@/lib/markdown/render/render-answer';
import { formulaDiagnostics } from './formula-diagnostics';

describe('formulaFaults', () => {
  it.each([
    '$\\frac{1$ and $x$ and $\\foo$',
    '\\(\\def\\a{b}\\)',
    '$$x$$ costs $5 and $12',
    '\\begin{align} a &= b & \\foo \\end{align}',
    'no mathematics',
  ])('in %j they are those of the rendered answer', async (answer) => {
    const { diagnostics } = await renderAnswer(answer);
    expect(formulaDiagnostics(answer)).toEqual(diagnostics);
  });

  it('name the formula and what is wrong with it', () => {
    expect(formulaDiagnostics('so $\\foo{x}$')).toEqual([
      {
        kind: 'formula',
        source: '$\\foo{x}$',
        message: expect.stringContaining('Undefined control sequence: \\foo'),
      },
    ]);
  });
});
