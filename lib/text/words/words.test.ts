import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '@/lib/text/fold';
import { propertyRuns } from '@/test-support/property-runs';
import { stemmerOf } from './stem';
import { wordsOf } from './words';

const folded = (text: string) => wordsOf(text).map((word) => word.folded);

describe('words', () => {
  it('keeps C++, C#, F# and .NET as words of their own', () => {
    expect(folded('C++ or C#, F# and .NET?')).toEqual(['c++', 'or', 'c#', 'f#', 'and', '.net']);
  });
  it('keeps years and decimals whole and drops the commas of thousands', () => {
    expect(folded('In 1865, pi was 3.14 of 1,000,000.')).toEqual([
      'in',
      '1865',
      'pi',
      'was',
      '3.14',
      'of',
      '1000000',
    ]);
  });
  it('folds accents, ligatures, subscripts and case', () => {
    expect(folded('Élan, Ærø, H₂O, Straße')).toEqual(['elan', 'aero', 'h2o', 'strasse']);
    expect(fold('plain TEXT')).toBe('plain text');
  });
  it('takes a formula of chemistry in any spelling for one word', () => {
    for (const written of [
      'CO2',
      'CO₂',
      'CO_2',
      'CO_{2}',
      '$CO_2$',
      '$\\mathrm{CO}_2$',
      '\\ce{CO2}',
      '\\text{CO}_{2}',
      'CO<sub>2</sub>',
    ])
      expect(folded(`the ${written}, then`), written).toEqual(['the', 'co2', 'then']);
    expect(folded('H_2O H₂O H<sub>2</sub>O $\\text{H}_2\\text{O}$')).toEqual(['h2o', 'h2o', 'h2o', 'h2o']);
    expect(folded('Ca(OH)2 and Ca(OH)_2, C_6H_{12}O_6')).toEqual(['caoh2', 'and', 'caoh2', 'c6h12o6']);
    expect(folded('snake_case x_1 f(x)2 A_B (A)')).toEqual([
      'snake',
      'case',
      'x',
      '1',
      'f',
      'x',
      '2',
      'a',
      'b',
      'a',
    ]);
  });
  it('takes a number and its unit for two words, with a space or without', () => {
    expect(folded('5kg, 5 kg and 3.5km (60W)')).toEqual([
      '5',
      'kg',
      '5',
      'kg',
      'and',
      '3.5',
      'km',
      '60',
      'w',
    ]);
    expect(folded('10th 2nd 90s 3d 4x4 1080p')).toEqual(['10th', '2nd', '90s', '3d', '4x4', '1080p']);
  });
  it('is quick with runs made to be slow', () => {
    for (const run of ['A(', 'A.', 'Aa', '(A1', 'A_', '\\ce{', 'A1}', ')1'])
      expect(wordsOf(run.repeat(20_000)).length).toBeGreaterThanOrEqual(0);
  });
  it('drops possessives and inner apostrophes, straight or curly', () => {
    expect(folded("Kepler’s law isn't DNA's")).toEqual(['kepler', 'law', 'isnt', 'dna']);
  });
  it('joins abbreviations and parts hyphenated words', () => {
    expect(folded('U.S. self-esteem')).toEqual(['us', 'self', 'esteem']);
  });
  it('takes scripts without spaces in pairs of characters, and parts them from others', () => {
    expect(folded('光合作用とDNAの複製')).toEqual(['光合', '合作', '作用', '用と', 'dna', 'の複', '複製']);
    expect(folded('水 生命 광합성')).toEqual(['水', '生命', '광합', '합성'].map(fold));
  });
  it('says where each word stands in the text', () => {
    const text = 'Às armas, C++!';
    expect(wordsOf(text).map(({ start, end }) => text.slice(start, end))).toEqual(['Às', 'armas', 'C++']);
  });
});

it('takes the short way and the pattern to the same words', () => {
  const piece = fc.constantFrom(
    'Cell',
    'U.S',
    'c++',
    'C#',
    '.net',
    '1,000',
    '3.14',
    "isn't",
    '(',
    ')',
    '"',
    '.',
    ',',
    ' ',
    ' ',
    '-',
    'é',
    '水',
    '+',
    '#',
    "'",
    ':',
    '/',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join('');
      // A letter of another script after every space keeps the short way from being taken.
      const slow = wordsOf(text.replace(/\S+/g, (run) => `${run}\u00a0ж`)).filter(
        ({ folded }) => folded !== 'ж',
      );
      expect(folded(text)).toEqual(slow.map((word) => word.folded));
      for (const word of wordsOf(text)) expect(word.end).toBeGreaterThan(word.start);
    }),
    { numRuns: propertyRuns(500) },
  );
});

describe('stemming', () => {
  it('brings English forms together and leaves numbers, short words and symbols alone', () => {
    const stem = stemmerOf('en-GB');
    expect(stem('cells')).toBe(stem('cell'));
    expect(['c++', 'h2o', '1865', 'us'].map(stem)).toEqual(['c++', 'h2o', '1865', 'us']);
  });
  it('leaves words of other languages as they are', () => {
    expect(stemmerOf('de')('zellen')).toBe('zellen');
  });
});
