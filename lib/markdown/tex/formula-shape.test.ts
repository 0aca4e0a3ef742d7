import { describe, expect, it } from 'vitest';
import { looksLikeFormula } from './formula-shape';

const isFormula = (tex: string) => looksLikeFormula(tex, 'dollar');

describe('what stands between two dollars and begins with a digit', () => {
  it.each(['5', '12.50', '1,000', '50\\%', '50 %', '1 000'])(
    'is a formula where it is a number: %s',
    (tex) => {
      expect(isFormula(tex)).toBe(true);
    },
  );
  // `$5 and $10`, `$5 or $6`, `$5, $6`, `$5 (`, `$5–$10`: the dollars are not a pair.
  it.each(['5 and ', '5 or ', '5 to ', '5, ', '5 (', '5–', '5-', '5; ', '5: ', '5 costs '])(
    'is money where few words go on to the next sum: %s',
    (tex) => {
      expect(isFormula(tex)).toBe(false);
    },
  );
  it.each(['5 bread', '5 apples ', '5 per unit', '20 note'])('is money where it holds a word: %s', (tex) => {
    expect(isFormula(tex)).toBe(false);
  });
  it.each(['5 x', '2x', '5 m', '3 kg', '10 cm'])(
    'is a formula where it holds letters and no word: %s',
    (tex) => {
      expect(isFormula(tex)).toBe(true);
    },
  );
  it('is a formula where a sign says so, of up to three words', () => {
    expect(isFormula('5 = bread')).toBe(true);
    expect(isFormula('5 = bread butter cheese')).toBe(true);
    expect(isFormula('5 = bread butter cheese honey')).toBe(false);
    expect(isFormula('5 = bread. Honey')).toBe(false);
  });
  it('counts no function for a word, nor what stands in a command for text', () => {
    expect(isFormula('2 sin x cos y log z')).toBe(true);
    expect(isFormula('5 \\text{for each of the people there}')).toBe(true);
  });
});

describe('what begins otherwise', () => {
  it.each(['x', 'x = 5', 'P(A)', 'a, b', 'e^x', 'price \\times size'])('is a formula: %s', (tex) => {
    expect(isFormula(tex)).toBe(true);
  });
  it.each([
    '',
    ' ',
    '\\',
    ') or dear (',
    ', then',
    '. The',
    'name and ',
    'the value',
    'first second',
    'x:',
    'x(',
    'x–',
  ])('is none: %j', (tex) => {
    expect(isFormula(tex)).toBe(false);
  });
  it('is none where it reads as a sentence, whatever signs it holds', () => {
    expect(isFormula('x = 5. Then y')).toBe(false);
    expect(isFormula('x = 5 and the y of z are')).toBe(false);
    expect(isFormula('x = 5 and y')).toBe(true);
  });
  it('is none where it holds bold text or a link', () => {
    for (const tex of ['a** to **b', 'a](b', '5 \\times [a](https://x.org) and', 'a \\times [b](c.md)'])
      expect(isFormula(tex)).toBe(false);
  });
  it('is one where commands stand around a state of matter or an argument', () => {
    expect(isFormula('\\text{Na}[\\text{Al}{(\\text{OH})}_{4}](aq)')).toBe(true);
    expect(isFormula('\\mathcal{F}[f](\\omega)')).toBe(true);
  });
  it('is one where units stand around a command, though they are many', () => {
    expect(isFormula('1 mSv=1 mGy\\times \\text{RBE} (\\text{or} 1 rem=1 rad\\times \\text{RBE})')).toBe(
      true,
    );
    expect(isFormula('5 mugs = five pots without lids')).toBe(false);
  });
});

describe('other delimiters', () => {
  it('hold numbers in round brackets and double dollars, and none in square ones: those are references', () => {
    for (const delimiter of ['dollars', 'paren'] as const)
      expect(looksLikeFormula('1', delimiter)).toBe(true);
    for (const tex of ['1', '2, 3', '4–7', 'sic', 'sic!'])
      expect(looksLikeFormula(tex, 'bracket')).toBe(false);
    for (const tex of ['x', 'x + 1', '1 = 1']) expect(looksLikeFormula(tex, 'bracket')).toBe(true);
  });
  it('hold what only dollars would not: sentences with signs, marks at their ends', () => {
    expect(looksLikeFormula('x = 5. Then y', 'paren')).toBe(true);
    expect(looksLikeFormula('x:', 'paren')).toBe(true);
    expect(looksLikeFormula('(x)', 'paren')).toBe(true);
  });
  it('hold no words of a sentence', () => {
    for (const delimiter of ['dollars', 'paren', 'bracket'] as const) {
      expect(looksLikeFormula('see the figure', delimiter)).toBe(false);
      expect(looksLikeFormula('first second', delimiter)).toBe(false);
    }
  });
});
