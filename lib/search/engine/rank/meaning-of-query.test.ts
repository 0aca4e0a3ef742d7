import { expect, test } from 'vitest';
import { createAnalysis } from '@/lib/search/format/analysis/analysis';
import { encodeNearList } from '@/lib/search/format/protocol/near-list';
import type { MatchedWord } from './match-words';
import { meaningOf } from './meaning-of-query';
import { rankSettings } from './rank-settings';

const index = { manifest: { documents: 5 }, analysis: createAnalysis('en') } as Parameters<
  typeof meaningOf
>[2];
const { alike } = rankSettings.meaning;

function list({ cosine = alike + 0.05, documents = [1, 4], knownWords = 0 } = {}) {
  return encodeNearList({ documents, cosines: [cosine, 0.1], gap: 0.1, knownWords });
}
const word = (folded: string, count: number) =>
  ({ folded, matches: Array.from({ length: count }) }) as unknown as MatchedWord;
const known = word('cells', 1);
const unknown = word('quokkas', 0);

test('a list of another library, or what is none, is as if it were not there', () => {
  expect(meaningOf('cells', undefined, index).near).toBeUndefined();
  expect(meaningOf('cells', list({ documents: [1, 5] }), index).near).toBeUndefined();
  expect(meaningOf('cells', Uint8Array.of(9), index).near).toBeUndefined();
  expect(meaningOf('cells', list(), index).near?.documents).toEqual([1, 4]);
});

test('a sentence is told by its words, whether there is a list or not', () => {
  expect(meaningOf('how do cells divide', undefined, index).isSentence).toBe(true);
  expect(meaningOf('division of cells', list(), index).isSentence).toBe(false);
});

test('an unknown word is meant as it is typed where the model knows it and finds something like what is asked for', () => {
  const meant = (bytes: Uint8Array | undefined, words: readonly MatchedWord[]) =>
    [...meaningOf('cells quokkas', bytes, index).meant(words)].map(({ folded }) => folded);
  const both = [known, unknown];
  // The second word is bit 1.
  expect(meant(list({ knownWords: 2 }), both)).toEqual(['quokkas']);
  expect(meant(list({ knownWords: 1 }), both)).toEqual([]);
  expect(meant(list({ knownWords: 2, cosine: alike - 0.05 }), both)).toEqual([]);
  expect(meant(undefined, both)).toEqual([]);
  // Where nothing is known of what is asked for, it is put right.
  expect(meant(list({ knownWords: 3 }), [unknown])).toEqual([]);
  expect(meant(list({ knownWords: 3 }), [known])).toEqual([]);
});
