import { describe, expect, it } from 'vitest';
import { renderAnswer } from '@/lib/markdown/render/render-answer';
import { breachesOf } from '@/test-support/allow-list-check';
import { formulaDiagnostics } from './formula-diagnostics';

const htmlOf = async (answer: string) => (await renderAnswer(answer)).html;

describe('labels', () => {
  it('are silent, and what refers to them is a link with the tag', async () => {
    const { html, diagnostics } = await renderAnswer(
      'By \\eqref{eq:mass} and \\ref{eq:mass}:\\n\\n$$E = mc^2 \\tag{3a} \\label{eq:mass}$$',
    );
    expect(diagnostics).toEqual([]);
    expect(html).toContain('By <a href="#user-content-eq:mass">(3a)</a>');
    expect(html).toContain('<a href="#user-content-eq:mass">3a</a>');
    expect(html).toContain('id="user-content-eq:mass"');
    expect(html).not.toContain('\\label');
    expect(breachesOf(html)).toEqual([]);
  });

  it('have the numbers that the page shows', async () => {
    const html = await htmlOf(
      '\\begin{equation} a \\end{equation}\\n\\n\\begin{align} b &= c \\label{b} \\\\ d &= e \\notag \\\\ f &= g \\label{f} \\end{align}\\n\\nSo $\\eqref{b}$ and \\eqref{f}.',
    );
    expect(html).toContain('<a href="#user-content-eq:b">(2)</a>');
    expect(html).toContain('<a href="#user-content-eq:b">(3)</a>');
    expect(html.match(/"eqn-num/g)).toHaveLength(3);
  });

  it('number a formula that would have none, where it is referred to', async () => {
    const html = await htmlOf('$$x = 1 \\label{x}$$\\n\\nBy \\eqref{x}.');
    expect(html).toContain('<a href="#user-content-eq:x">(1)</a>');
    expect(html.match(/"eqn-num/g)).toHaveLength(1);
    expect(await htmlOf('$$x = 1 \\label{x}$$')).not.toContain('eqn-num');
  });

  it('are known in the words of a formula', async () => {
    const html = await htmlOf('$$x = 1 \\label{x}$$\\n\\n$$y \\text{ by \\eqref{x}}$$');
    expect(html).toMatch(/by\s\(1\)/);
  });

  it('that are not there are told, with their source shown', async () => {
    const answer = '$$x \\label{x}$$\\n\\nBy \\eqref{y}.';
    const { html, diagnostics } = await renderAnswer(answer);
    expect(html).toContain('<code class="formula-fault">\\eqref{y}</code>');
    expect(diagnostics).toEqual([
      { kind: 'formula', source: '\\eqref{y}', message: 'no formula of this answer has the label y' },
    ]);
    expect(formulaDiagnostics(answer)).toEqual(diagnostics);
  });

  it('are nothing to a text without any', async () => {
    expect(await htmlOf('In LaTeX `\\ref{fig}` is \\eqref{a}.')).toContain('\\eqref{a}');
  });
});

describe('environments that KaTeX lacks', () => {
  it.each([
    '\\begin{eqnarray} a &=& b \\\\ &=& c \\nonumber \\end{eqnarray}',
    '\\begin{eqnarray*} a &=& b \\end{eqnarray*}',
    '\\begin{multline} a + b \\\\ + c \\end{multline}',
    '$$\\begin{multline*} a + b \\\\ + c \\end{multline*}$$',
    '\\begin{flalign} a &= b \\end{flalign}',
  ])('%s is set', async (answer) => {
    const { html, diagnostics } = await renderAnswer(answer);
    expect(diagnostics).toEqual([]);
    expect(html).toContain('katex-display');
  });
});

describe('what commands write out', () => {
  it('is bounded over all formulas of an answer', () => {
    const macros = { wide: 'x'.repeat(490) };
    const answer = Array.from({ length: 120 }, (_, i) => `$\\wide\\wide\\wide\\wide + ${i}$`).join(' and ');
    const diagnostics = formulaDiagnostics(answer, macros);
    expect(diagnostics.length).toBeGreaterThan(50);
    expect(diagnostics[0]?.message).toContain('100000 characters');
  });

  it('may not define, link or load', () => {
    for (const body of ['\\def\\a{b}', '\\href{javascript:x}{y}', '\\htmlData{a=b}{x}'])
      expect(formulaDiagnostics('$\\own$', { own: body })[0]?.message).toContain('is not allowed');
  });
});

it('a formula of bond and bar keeps its bond', async () => {
  expect((await renderAnswer('$\\ce{HC#CH}$ and $\\ce{A ->[$\\Delta$] B}$')).diagnostics).toEqual([]);
});

it('the contents list holds no TeX', async () => {
  const { headings } = await renderAnswer('## Of $x^2$\\n\\nText.\\n\\n## Of $\\foo$\\n\\nText.');
  expect(headings.map(({ text }) => text)).toEqual(['Of x²', 'Of \\foo']);
});
