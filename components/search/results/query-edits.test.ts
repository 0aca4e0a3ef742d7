import { describe, expect, test } from 'vitest';
import { withoutExclusions, withoutSubject, withoutWord } from './query-edits';

describe('a query can be taken back a step', () => {
  test.each([
    ['cell subject:biology wall', 'cell wall'],
    ['subject:"computer science" stack', 'stack'],
    ['the subject of a sentence', 'the subject of a sentence'],
  ])('%j without its subject is %j', (query, expected) => {
    expect(withoutSubject(query)).toBe(expected);
  });

  test.each([
    ['dna -enzyme protein', 'dna protein'],
    ['dna -"messenger rna"', 'dna'],
    ['well-known', 'well-known'],
  ])('%j without what it leaves out is %j', (query, expected) => {
    expect(withoutExclusions(query)).toBe(expected);
  });

  test('a word is left out wherever it stands by itself', () => {
    expect(withoutWord('zzyzx of Qwrt', 'qwrt')).toBe('zzyzx of');
    expect(withoutWord('"zzyzx qwrt"', 'zzyzx')).toBeUndefined();
    expect(withoutWord('zzyzx', 'zzyzx')).toBeUndefined();
  });
});
