import { describe, expect, it } from 'vitest';
import { renderFormula } from '@/lib/markdown/render/formulas/formula';
import { expandMacros, longestFormula } from './expand-macros';
import { knownMacros } from './known-macros';

describe('commands of common packages', () => {
  it.each([...knownMacros.keys()].filter((name) => name !== 'braket'))(
    '\\%s is set by KaTeX once it is written out',
    (name) => {
      const macro = knownMacros.get(name);
      const call = `\\${name}${'{x}'.repeat(macro?.args ?? 0)}`;
      const tex = expandMacros(`a + ${call} + b`);
      expect(tex).not.toContain(call);
      expect(renderFormula(tex, true)).toMatchObject({ status: 'rendered' });
    },
  );

  it.each([
    ['\\norm{x}', '\\left\\lVert x\\right\\rVert'],
    ['\\norm x', '\\left\\lVert x\\right\\rVert'],
    ['\\abs*{x}', '\\lvert x\\rvert'],
    ['\\abs{\\norm{x}}', '\\left\\lvert \\left\\lVert x\\right\\rVert\\right\\rvert'],
    ['\\dv{x}', '\\frac{\\mathrm{d} }{\\mathrm{d} x}'],
    ['\\dv[2]{f}{x}', '\\frac{\\mathrm{d}^{2} f}{\\mathrm{d} x^{2}}'],
    ['\\pdv{f}{x}{y}', '\\frac{\\partial^{2} f}{\\partial x\\,\\partial y}'],
    ['\\braket{a}{b}', '\\left\\langle a\\middle|b\\right\\rangle'],
    ['\\braket{a|b}', '\\braket{a|b}'],
    ['\\num{1.2e-3}', '{1.2\\times 10^{-3}}'],
    ['\\num{12345.678901}', '{12\\,345.678\\,901}'],
    ['\\num{3 \\pm 1}', '{3\\pm 1}'],
    ['\\num{n}', '{n}'],
    ['\\SI{3}{m/s}', '{3\\,\\mathrm{m}/\\mathrm{s}}'],
    ['\\qty{5}{\\kilo\\gram\\per\\metre\\cubed}', '{5\\,\\mathrm{kg}\\,\\mathrm{m}^{-3}}'],
    ['\\qty(\\frac a b)', '\\left(\\frac a b\\right)'],
    ['\\qty{x}', '\\left\\{x\\right\\}'],
    ['\\si{\\percent}', '{\\mathrm{\\%}}'],
    ['\\SI{20}{\\degree}', '{20^{\\circ}}'],
    ['\\text{at \\SI{3}{m} up}', ['\\text{at $', '{3\\,\\mathrm{m}}$ up}'].join('')],
  ])('%s is %s', (tex, expanded) => {
    expect(expandMacros(tex)).toBe(expanded);
  });

  it.each([
    '\\frac{a}{b} \\\\ c',
    'x \\\\norm',
    '\\foo{x}',
    '\\text{a} + b',
    '\\norm',
    '\\SI{3}',
    '\\norm{x',
    'no command',
  ])('%j stays as it is', (tex) => {
    expect(expandMacros(tex)).toBe(tex);
  });
});

describe('commands of an owner', () => {
  it('take arguments, and may be built of others', () => {
    const macros = { R: '\\mathbb{R}', vect: '\\mathbf{#1}', pair: '(\\vect{#1}, \\vect{#2})' };
    expect(expandMacros('\\R^n', macros)).toBe('\\mathbb{R}^n');
    expect(expandMacros('\\pair{a}{b}', macros)).toBe('(\\mathbf{a}, \\mathbf{b})');
    expect(expandMacros('\\vect a', macros)).toBe('\\mathbf{a}');
  });

  it('keep names apart from the letters that come to stand after them', () => {
    expect(expandMacros('\\a{}b', { a: '#1\\alpha' })).toBe('\\alpha b');
    expect(expandMacros('\\a x', { a: '\\mathbf#1' })).toBe('\\mathbf x');
  });

  it('know no property of every object', () => {
    expect(expandMacros('\\constructor \\toString \\hasOwnProperty')).toBe(
      '\\constructor \\toString \\hasOwnProperty',
    );
  });

  const doubling = Object.fromEntries(
    [...'abcdefghijklmnopqrst'].map((name, i, all) => [
      `x${name}`,
      i === all.length - 1 ? '#1#1' : `\\x${all[i + 1]}{#1#1}`,
    ]),
  );
  it.each([
    ['itself', '\\a', { a: '\\a' }],
    ['itself, longer each time', '\\a{x}', { a: '\\a{#1#1}' }],
    ['one another', '\\a', { a: '\\b', b: '\\a\\a' }],
    ['ever more', '\\xa{x}', doubling],
    ['itself in an argument', '\\a{\\a{\\a{\\a{\\a{\\a{\\a{\\a{xxxxxxxxxx}}}}}}}}', { a: '#1#1#1#1#1#1' }],
  ])('that write out %s are refused at once', (_, tex, macros) => {
    const start = performance.now();
    expect(() => expandMacros(tex, macros)).toThrow(/more than|refer/);
    expect(performance.now() - start).toBeLessThan(1000);
  });

  it('write out no more than a formula may hold', () => {
    for (const tex of ['\\a'.repeat(900), '\\norm{'.repeat(280) + '}'.repeat(280)]) {
      let length = 0;
      try {
        length = expandMacros(tex, { a: 'xxxxxxxxxxxxxxxxxxxx' }).length;
      } catch {
        // Refused.
      }
      expect(length).toBeLessThanOrEqual(longestFormula);
    }
  });
});
