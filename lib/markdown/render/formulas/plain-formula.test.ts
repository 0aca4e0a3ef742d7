import { expect, it } from 'vitest';
import { plainFormula } from './plain-formula';

it.each([
  ['x^2', 'x²'],
  ['\\frac{1}{2}', '½'],
  ['\\mathrm{CO}_2', 'CO₂'],
  ['\\ce{2H2 + O2 -> 2H2O}', '2 H₂ + O₂ → 2 H₂O'],
  ['\\frac{a+b}{c}', '(a + b)/c'],
  ['x^{n+1}', 'xⁿ⁺¹'],
  ['e^{i\\pi}', 'e^iπ'],
  ['e^{-x^2}', 'e^(−x²)'],
  ['\\sqrt[3]{x+1}', '³√(x + 1)'],
  ['\\sum_{i=1}^{n} i^2', '∑ᵢ₌₁ⁿ i²'],
  ['O(n \\log n)', 'O(n log n)'],
  ['\\log_2 n', 'log₂ n'],
  ['\\vec{v}', 'v⃗'],
  ['\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}', '(a, b; c, d)'],
  ['a = -b', 'a = −b'],
  ['P(A \\mid B)', 'P(A|B)'],
  ['\\mathbb{R}^n', 'ℝⁿ'],
  ['90^\\circ', '90°'],
  ["f'(x)", 'f′(x)'],
  ['a < b \\& c', 'a < b&c'],
  ['\\SI{3e8}{\\metre\\per\\second}', '3 × 10⁸ m s⁻¹'],
  ['\\norm{x}', '‖x‖'],
  ['\\label{a} x', 'x'],
])('%s is said as %s', (tex, plain) => {
  expect(plainFormula(tex)).toBe(plain);
});

it('knows the commands of an owner', () => {
  expect(plainFormula('\\sq{x}', { sq: '{#1}^2' })).toBe('x²');
});

it.each(['\\foo', '\\frac{1', `${'x'.repeat(2001)}`, '\\def\\a{b}\\a'])(
  'says nothing of %j, which is not set',
  (tex) => {
    expect(plainFormula(tex)).toBeUndefined();
  },
);
