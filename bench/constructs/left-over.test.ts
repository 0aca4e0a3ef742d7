import { expect, test } from 'vitest';
import { renderAnswer } from '@/lib/markdown/render/render-answer';
import { kindsOfLeftOver, leftOverIn } from './left-over';

const kindsIn = (html: string) => leftOverIn(html).map(({ kind }) => kind);

test('source that is left in words is told by its kind, with what stands around it', () => {
  expect(leftOverIn('<p>A <em>b</em> **c** d</p>')).toEqual([
    { kind: '**bold** or __bold__', example: 'A b **c** d' },
  ]);
  expect(kindsIn('<p>$x$ and \\frac and x_{1}</p>')).toEqual(['$formula$', '\\command', 'x_{1}, x^{2}']);
  expect(kindsIn('<p>[a](b) [[c]] ![d]</p>')).toEqual(['[text](address)', '![picture]', '[[slug]]']);
  expect(kindsIn('<p>&lt;sub&gt;2&lt;/sub&gt; &amp;nbsp;</p>')).toEqual(['<tag>', '&entity;']);
  expect(kindsIn('<p>| a | b |\n|---|---|</p>')).toEqual(['|---| of a table', 'rows of a table']);
  expect(kindsIn('<ul><li># a</li><li>::: b</li></ul>')).toEqual(['# heading', '::: box']);
});

test('programs, formulas and plain words are none', async () => {
  const answer =
    'Costs $5 and $6: `**a**`, $x_{1}$, a * b * c, 2 < 3 > 1 & more\n\n```\n# $x$ [a](b)\n```\n\n| a | b |\n|---|---|\n| c | d |\n\n1. **x**\n2. *y*';
  const { html } = await renderAnswer(answer);
  expect(leftOverIn(html)).toEqual([]);
});

test('every kind is named once', () => {
  expect(new Set(kindsOfLeftOver).size).toBe(kindsOfLeftOver.length);
});
