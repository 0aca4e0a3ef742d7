import { describe, expect, it } from 'vitest';
import type { FormulaSegment } from '@/lib/markdown/scan/segment';
import { segments } from '@/lib/markdown/scan/segments';

const formulas = (text: string): readonly string[] =>
  segments(text)
    .filter((segment): segment is FormulaSegment => segment.kind === 'formula')
    .map(({ tex }) => tex);

const money = [
  'It costs $5.',
  'From $5 to $12.50 a month.',
  'The first plan costs $5 a month, the second $12.50, and both together $17.50.',
  '$5 million or $10 million',
  '$5/month or $50/year',
  'US$5 and US$10',
  'A$5, NZ$7 and HK$9',
  '$5-$10',
  '$5–$10',
  '($5/$6)',
  '**$5** to **$10**',
  'between $5 and 10$ each',
  'either 5$ or 6$',
  '5$-10$ a day',
  '$1,000,000 in sales; $250,000 in costs',
  '$5. The price of $x rises.',
  'a $20 note, a $50 note',
  '$100 (in 2019) and $120 (in 2020)',
  'profit = $50 - $30 = $20',
  '$5K and $10K',
  '$12+$15',
  'a bill of $5,\\nand one of $6',
  '1. Rent: $500\\n2. Food: $300',
  '- $5\\n- $6\\n',
  '$5,$6',
  '| $5 | $10 |',
  'the price is \\$5 and then \\$10',
  'cheap ($) or dear ($$$)',
  'from cheap ($) to dear ($$) restaurants ($$)',
  '$20 for the first, and 30$ for the rest',
  'GDP of $21 trillion and debt of $28 trillion',
  'He paid $5 ("five dollars") and she paid $6 (“six dollars”).',
  '$name and $value are variables',
  'set $PATH:$HOME first',
  '$0.05 per unit and $0.10 per pair',
  '~$5 and >$6',
  'earn $15/hour × 40 hours = $600',
  'from $ 5 to $ 10',
  'costs $ 5, or $ 6 each',
  '| $ 5 | $ 10 |',
  '| $ a | $ b |',
  'cheap ($ ) or dear ($ )',
  '$ 5 $ 6',
  '$ 20 per night $ more',
  'US $ 5 and A $ 6',
  'run $ npm install $ or so',
  '$ ls -la\n$ cd x',
  'it costs 5 $ a day, or 6 $ b',
  'set $ PATH and $ HOME $',
];

const mathematics: readonly (readonly [text: string, ...formulas: readonly string[]])[] = [
  ['$x$', 'x'],
  ['$5$ alone', '5'],
  ['$2x+3$', '2x+3'],
  ['$5$ and $x$', '5', 'x'],
  ['It costs $5 and $x$ is known', 'x'],
  ['$x = 5$ costs $7', 'x = 5'],
  ['$3.14$, $1,000$ and $50\\%$', '3.14', '1,000', '50\\%'],
  ['$100 \\times 1.05 = 105$', '100 \\times 1.05 = 105'],
  ['$10 \\text{ for each of the three}$', '10 \\text{ for each of the three}'],
  ['$1 Gy=1 J/kg=\\text{100 rad}$', '1 Gy=1 J/kg=\\text{100 rad}'],
  ['$-5$ degrees', '-5'],
  ['the $n$th and $x$s', 'n', 'x'],
  ['($a$,$b$)', 'a', 'b'],
  ['"$a$"', 'a'],
  ['$ x^2 $', 'x^2'],
  ['$x^2 $', 'x^2'],
  ['$ x $', 'x'],
  ['the $ n $ terms and $ a_1 $', 'n', 'a_1'],
  ['$ n + 1 $', 'n + 1'],
  ['$ (a, b) $', '(a, b)'],
  ['$ f(x) $', 'f(x)'],
  ['$ 2x $', '2x'],
  ['$ 3 $ apples', '3'],
  ['$ AB $', 'AB'],
  ['$ |x| $', '|x|'],
  ['$ P(A|B) $', 'P(A|B)'],
  ['$ -1 $', '-1'],
  ['$ 3 + 4 $', '3 + 4'],
  ['$\\ce{A ->[$\\Delta$] B}$', '\\ce{A ->[$\\Delta$] B}'],
  ['$x$-axis', 'x'],
  ['2$x$', 'x'],
  ['$\\$5 + \\$6$', '\\$5 + \\$6'],
  ['\\n$x$\\n$5$', 'x', '5'],
  ['$a$ $b$', 'a', 'b'],
  ['$$x$$', 'x'],
  ['$$5 + 5$$', '5 + 5'],
  [
    '$$\\n\\theta = \\theta - \\gamma \\nabla J(\\theta)\\n$$',
    '\\theta = \\theta - \\gamma \\nabla J(\\theta)',
  ],
  ['$$\\text{if $x$}$$', '\\text{if $x$}'],
  ['\\(x\\)', 'x'],
  ['\\(\\nu = \\frac{1}{T}\\)', '\\nu = \\frac{1}{T}'],
  ['\\[x\\]', 'x'],
  ['\\[\\nx = 1\\n\\]', 'x = 1'],
  ['\\\\(x^2\\\\)', 'x^2'],
  ['\\\\[x^2\\\\]', 'x^2'],
  ['\\\\(\\\\frac{1}{2}\\\\)', '\\frac{1}{2}'],
  [
    '\\[\\begin{aligned} a &= b \\\\[2pt] c &= d \\end{aligned}\\]',
    '\\begin{aligned} a &= b \\\\[2pt] c &= d \\end{aligned}',
  ],
  ['\\begin{align}\\na &= b\\n\\end{align}', '\\begin{align}\na &= b\n\\end{align}'],
  ['\\n\\begin{bmatrix} 1 \\end{bmatrix}', '\\begin{bmatrix} 1 \\end{bmatrix}'],
  [
    '\\begin{matrix}\\begin{matrix}a\\end{matrix}\\end{matrix}',
    '\\begin{matrix}\\begin{matrix}a\\end{matrix}\\end{matrix}',
  ],
  ['$\\nabla \\cdot E \\neq 0$', '\\nabla \\cdot E \\neq 0'],
  ['$Revenue = Price \\times Quantity$', 'Revenue = Price \\times Quantity'],
  ['costs $5: $$x = 5$$', 'x = 5'],
  ['$P(A \\text{ and } B)$', 'P(A \\text{ and } B)'],
];

/** The dollars inside the words of a formula are its own. */
const withWords = [
  ['$\\text{if $x$ is even}$', '\\text{if $x$ is even}'],
  ['$f(x) = 1 \\text{ if $x_{1} > 0$ and $y$}$, then $5', 'f(x) = 1 \\text{ if $x_{1} > 0$ and $y$}'],
  ['$a \\\\text{if $b$}$ and $c$', 'a \\text{if $b$}', 'c'],
] as const;

const neither = [
  'a $ b\\n\\nc $ d',
  '$x\\n\\ny$',
  '$x\n\ny$',
  '$$x\\n\\ny$$',
  '\\(x\\n\\ny\\)',
  '\\begin{align}x\\n\\ny\\end{align}',
  '\\begin{itemize} \\item a \\end{itemize}',
  '\\[1\\] and \\[2, 3\\]',
  'he said \\[sic\\] so',
  '\\(see the figure on the left\\)',
  '$$$$',
  '$$',
  '`$x$`',
  '```\\n$x$\\n```',
  '\\$x\\$',
  'a \\begin{align} never closed',
  '$x\\n- y$ in a list',
  '$\\text{cost $5} and $6',
];

describe('formulas and money', () => {
  it.each(money)('%j is money', (text) => {
    expect(formulas(text)).toEqual([]);
  });

  it.each(mathematics)('%j is mathematics', (text, ...expected) => {
    expect(formulas(text)).toEqual(expected);
  });

  it.each(withWords)('%j holds its words', (text, ...expected) => {
    expect(formulas(text)).toEqual(expected);
  });

  it.each(neither)('%j holds no formula', (text) => {
    expect(formulas(text)).toEqual([]);
  });
});

describe('the place of a formula', () => {
  const places = (text: string) =>
    segments(text).flatMap((segment) => (segment.kind === 'formula' ? [segment.place] : []));

  it.each([
    ['the area $x$ is', 'inline'],
    ['$x$', 'inline'],
    ['the area $$x$$ is', 'large'],
    ['The area:\\n$$x$$\\nis', 'block'],
    ['- $$x$$.', 'block'],
    ['text \\[x\\] text', 'block'],
    ['\\(x\\)', 'inline'],
  ])('in %j it is %s', (text, place) => {
    expect(places(text)).toEqual([place]);
  });
});
