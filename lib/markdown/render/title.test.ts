import { describe, expect, it } from 'vitest';
import { StyleSheet, withoutStyleAttributes } from '@/lib/markdown/tree/inline-styles';
import { breachesOf } from '@/test-support/allow-list-check';
import { renderAnswer } from './render-answer';
import { lineHtml, readTitle } from './title';

describe('a title', () => {
  it.each([
    ['What is $x^2$?', 'What is x²?'],
    ['What is \\(\\frac{1}{2}\\) of $\\mathrm{CO}_2$?', 'What is ½ of CO₂?'],
    ['What does $$x = 1$$ say?', 'What does x = 1 say?'],
  ])('%s is plain as %s', (title, plain) => {
    expect(readTitle(title)).toEqual({ plain, hasFormulas: true, diagnostics: [] });
  });

  it.each([
    'How can I live on $5 a day and $10 a night?',
    'What does \\n do in C, and what C:\\new\\table?',
    'What is bold & <b>?',
    'What is a ``` fence\\n``` of $x?',
  ])('%s stays as it is written', (title) => {
    expect(readTitle(title)).toEqual({ plain: title, hasFormulas: false, diagnostics: [] });
  });

  it('shows the source of what cannot be set, and says so', () => {
    const { plain, hasFormulas, diagnostics } = readTitle('What is $\\foo{x}$?');
    expect([plain, hasFormulas]).toEqual(['What is $\\foo{x}$?', false]);
    expect(diagnostics).toMatchObject([{ kind: 'formula', source: '$\\foo{x}$' }]);
  });

  it('is set in HTML that holds nothing but formulas and text', () => {
    const sheet = new StyleSheet();
    const { html, hasFormulas } = lineHtml('What is <b>$x^2$</b> & <i> $\\foo$?', {
      macros: {},
      formulaHtml: (formula) => withoutStyleAttributes(formula.html, sheet),
    });
    expect(hasFormulas).toBe(true);
    expect(html).toContain('What is <span class="katex">');
    expect(html).toContain(' &#38; &#60;i&#62; $\\foo$?');
    expect(html).not.toContain('style=');
    expect(breachesOf(html)).toEqual([]);
  });
});

describe('lines beside an answer', () => {
  it('are set with it where formulas stand in one, each in its place, and cannot bring markup', async () => {
    const lines = ['', 'It is $x^2$.', '<b>bold</b> & more'];
    const { linesHtml = [], hasFormulas, css } = await renderAnswer('Plain.', { lines });
    expect(linesHtml[0]).toBe('');
    expect(linesHtml[1]).toContain('class="katex"');
    expect(linesHtml[2]).not.toContain('<b>');
    expect(breachesOf(linesHtml.join(''))).toEqual([]);
    expect([hasFormulas, css === '']).toEqual([true, false]);
    expect((await renderAnswer('Plain.', { lines: ['plain'] })).linesHtml).toBeUndefined();
  });
});
