import { describe, expect, it } from 'vitest';
import { renderAnswer } from '@/lib/markdown/render/render-answer';

const html = async (answer: string): Promise<string> => (await renderAnswer(answer)).html;

describe('mathematics in an answer', () => {
  it('is HTML and MathML without a style attribute', async () => {
    const page = await renderAnswer('Then $\\nabla \\cdot E \\neq \\frac{a}{b}$.');
    expect(page.html).toContain('<math xmlns="http://www.w3.org/1998/Math/MathML">');
    expect(page.html).toContain('aria-hidden="true"');
    expect(page.html).not.toContain('style=');
    expect(page.css).toMatch(/^(?:\.s[\da-z]+:not\(#s\)\{[^<{}]+\})+$/);
    expect(page.diagnostics).toEqual([]);
  });

  it.each([
    ['$$\\nx = 1\\n$$'],
    ['Text:\\n$$x = 1$$'],
    ['\\[x = 1\\]'],
    ['\\\\[x = 1\\\\]'],
    ['\\begin{align}\\nx &= 1\\n\\end{align}'],
    ['- a\\n\\n  $$x = 1$$'],
  ])('%j stands in a container that scrolls', async (answer) => {
    const page = await html(answer);
    expect(page).toContain(
      '<div class="formula-scroll" role="group" tabindex="0" aria-label="Formula"><span class="katex-display">',
    );
    expect(page).not.toMatch(/<p>(?:(?!<\/p>)[\s\S])*<div/);
  });

  it('a block formula parts its paragraph and keeps the words', async () => {
    expect(await html('Before\\n$$x$$\\nafter.')).toMatch(
      /^<p>Before<\/p>\n<div class="formula-scroll"[\s\S]*<\/div>\n<p>after\.<\/p>$/,
    );
  });

  it('two dollars amid words stay in the line at full size', async () => {
    const page = await html('The area $$\\frac{a}{b}$$ is');
    expect(page).toContain('displaystyle="true"');
    expect(page).not.toContain('katex-display');
  });

  it('an environment that needs display style has it even between single dollars', async () => {
    expect((await renderAnswer('$\\begin{align} a &= b \\end{align}$')).diagnostics).toEqual([]);
  });

  it.each([
    ['\\ce{2H2 + O2 -> 2H2O}'],
    ['y = 50% x'],
    ['a &= b \\\\ c &= d'],
    ['\\text{R&D}'],
    ['\\text{a_b}'],
    ['x &lt; y'],
    ['\\neq '.repeat(60)],
  ])('%j is rendered, though KaTeX alone would refuse or cut it', async (tex) => {
    const { html: page, diagnostics } = await renderAnswer(`$$${tex}$$`);
    expect(diagnostics).toEqual([]);
    if (tex.includes('%')) expect(page).toContain('<mi mathvariant="normal">%</mi>');
  });

  it('what KaTeX refuses is shown as written and is a diagnostic', async () => {
    const page = await renderAnswer('Text $\\frac{1$ and $\\foo{x}$.');
    expect(page.html).toContain('<code class="formula-fault">$\\frac{1$</code>');
    expect(page.diagnostics).toEqual([
      { kind: 'formula', source: '$\\frac{1$', message: expect.any(String) },
      {
        kind: 'formula',
        source: '$\\foo{x}$',
        message: expect.stringContaining('Undefined control sequence: \\foo'),
      },
    ]);
  });

  it.each([
    'def',
    'gdef',
    'edef',
    'xdef',
    'let',
    'futurelet',
    'newcommand',
    'renewcommand',
    'providecommand',
    'global',
    'long',
    'href',
    'url',
    'includegraphics',
    'htmlStyle',
    'htmlData',
  ])('\\%s is refused', async (name) => {
    const { diagnostics, html: page } = await renderAnswer(`$x + \\${name}{a}{b}$`);
    expect(diagnostics[0]?.message).toBe(`\\${name} is not allowed in an answer`);
    expect(page).toContain('formula-fault');
  });

  it('a formula inside code is code', async () => {
    expect(await html('`$x$`')).toBe('<p><code>$x$</code></p>');
    expect(await html('    indented $x$')).toContain('indented $x$');
    expect(await html('[a](https://x.org/$y_1$)')).toContain('href="https://x.org/$y_1$"');
  });
});
