import { describe, expect, it } from 'vitest';
import { texSource } from './tex-source';

const rows: readonly (readonly [raw: string, tex: string])[] = [
  ['\\nabla x', '\\nabla x'],
  ['a \\neq b', 'a \\neq b'],
  ['a \\ne b', 'a \\ne b'],
  ['\\nu', '\\nu'],
  ['\\not= x', '\\not= x'],
  ['x \\notin A', 'x \\notin A'],
  ['A \\ni x', 'A \\ni x'],
  ['\\neg p', '\\neg p'],
  ['\\nearrow', '\\nearrow'],
  ['a \\nmid b', 'a \\nmid b'],
  ['a \\nleq b', 'a \\nleq b'],
  ['\\nexists x', '\\nexists x'],
  ['\\n\\nabla f', '\\nabla f'],
  ['a\\n\\nabla f', 'a\n\\nabla f'],
  ['\\nx = 1', 'x = 1'],
  ['\\ne^{x}.\\n', 'e^{x}.'],
  ['\\nu = 1\\n', 'u = 1'],
  ['\\n\\nu = 1\\n', '\\nu = 1'],
  ['\\nu = 1', '\\nu = 1'],
  ['a\\ne^{x}', 'a\ne^{x}'],
  ['a\\ni_k', 'a\ni_k'],
  ['a\\nx = 1', 'a\nx = 1'],
  ['a\\nab', 'a\nab'],
  ['a\\nRate', 'a\nRate'],
  ['a\\nsin x', 'a\nsin x'],
  ['\\nend x', '\\nend x'],
  ['a \\nfoo{x}', 'a \\nfoo{x}'],
  ['a + \\nf{x}', 'a + \\nf{x}'],
  ['\\norm{x}', '\\norm{x}'],
  ['\\num{3} \\nicefrac{1}{2}', '\\num{3} \\nicefrac{1}{2}'],
  ['a \\\\\\nrate', 'a \\\\\nrate'],
  ['\\begin{aligned}x\\n\\\\end{aligned}', '\\begin{aligned}x\n\\end{aligned}'],
  ['a \\\\\\nb', 'a \\\\\nb'],
  ['a \\\\\\nabla', 'a \\\\\\nabla'],
  ['\\frac{a}{b} \\\\ n', '\\frac{a}{b} \\\\ n'],
  ['a\\r\\nb', 'a\nb'],
  ['\\theta + \\tan x \\times \\text{a}', '\\theta + \\tan x \\times \\text{a}'],
  ['\\rho \\right \\rangle', '\\rho \\right \\rangle'],
  ['\\text{\\"yes\\"}', '\\text{"yes"}'],
  ['\\text{\\"o}', '\\text{\\"o}'],
  ['\\\\frac{1}{2} \\\\nabla', '\\frac{1}{2} \\nabla'],
  ['\\\\begin{pmatrix} a \\\\\\\\ b \\\\end{pmatrix}', '\\begin{pmatrix} a \\\\ b \\end{pmatrix}'],
  ['\\n> x\\n> y', 'x\ny'],
  ['a > b\\n> 0', 'a > b\n0'],
];

describe('texSource', () => {
  it.each(rows)('%j is %j', (raw, tex) => {
    expect(texSource(raw)).toBe(tex);
  });

  it('real line breaks stay', () => {
    expect(texSource('a\nb')).toBe('a\nb');
  });
});
