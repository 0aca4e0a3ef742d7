import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from './fold';
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
    { numRuns: 500 },
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
