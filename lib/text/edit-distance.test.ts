import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance } from './edit-distance';

const edits = (typed: string, word: string, most = 2) => editDistance(typed, word, most)?.edits;

describe('the distance between two words', () => {
  it('counts a letter put in, left out, changed, or swapped with its neighbor as one', () => {
    for (const [typed, word] of [
      ['mitossis', 'mitosis'],
      ['mitsis', 'mitosis'],
      ['mitasis', 'mitosis'],
      ['miotsis', 'mitosis'],
      ['nitosis', 'mitosis'],
      ['imtosis', 'mitosis'],
    ] as const)
      expect(edits(typed, word), typed).toBe(1);
    expect(edits('miotssis', 'mitosis')).toBe(2);
    expect(edits('mitosis', 'mitosis')).toBe(0);
  });
  it('is unknown beyond the most that is asked for', () => {
    expect(edits('cat', 'dog')).toBeUndefined();
    expect(edits('cell', 'cellular')).toBeUndefined();
  });
  it('asks less for a double letter, more for the first', () => {
    const cost = (typed: string, word: string) => editDistance(typed, word, 2)?.cost ?? 9;
    expect(cost('acount', 'account')).toBeLessThan(cost('acount', 'amount'));
    expect(cost('bell', 'cell')).toBeGreaterThan(cost('celt', 'cell'));
  });
  it('asks nothing for what follows an open word', () => {
    expect(editDistance('phtosyn', 'photosynthesis', 1, true)?.edits).toBe(1);
    expect(editDistance('phtosyn', 'photosynthesis', 1)).toBeUndefined();
  });
  it('is the same either way, and never more than the longer word is long', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        const there = edits(a, b, 6);
        expect(there).toBe(edits(b, a, 6));
        expect(there).toBeLessThanOrEqual(Math.max(a.length, b.length));
      }),
    );
  });
});
