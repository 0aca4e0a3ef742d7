import { expect, test } from 'vitest';
import type { ForwardIndex } from '@/lib/search/build/documents/forward-index';
import type { WeighedDocument } from '@/lib/search/build/documents/weigh-documents';
import { termOfPrefix } from '@/lib/search/format/analysis/short-prefix';
import { slotOfImpact } from '@/lib/search/format/files/impact';
import { toPostingList } from '@/lib/search/format/files/posting-list';
import { shortPrefixTerms } from './short-prefixes';

const vocabulary = ['plant', 'planet', 'art'];

/** Documents by their titles, each word with its impact; so many postings that a beginning of theirs is a term. */
function prefixesOf(titles: readonly (readonly (readonly [word: string, impact: number])[])[]) {
  const numbers = titles.map((title) => title.map(([word]) => vocabulary.indexOf(word)));
  const documents = numbers.map((title) => ({ title: Uint32Array.from(title) }));
  const weighed = titles.map((title, i) => ({
    terms: Uint32Array.from(numbers[i] ?? []),
    impacts: Float32Array.from(title.map(([, impact]) => impact)),
  }));
  const wide = Array.from({ length: 5000 }, (_, i) => i);
  const impacts = [
    ['plant', [wide]],
    ['art', [[0]]],
  ] as const;
  return shortPrefixTerms(
    impacts,
    {
      forward: { vocabulary, documents } as unknown as ForwardIndex,
      weighed: weighed as unknown as readonly WeighedDocument[],
    },
    titles.map((_, i) => i),
  );
}

test('a beginning that very many postings share leads to titles, by the word of each that says most', () => {
  const found = prefixesOf([
    [
      ['plant', 0.2],
      ['planet', 0.8],
    ],
    [
      ['planet', 0.9],
      ['plant', 0.3],
    ],
    [['art', 0.5]],
  ]);
  expect(found.map(({ term }) => term)).toEqual(['pl', 'pla'].map(termOfPrefix));
  for (const { impacts, titles } of found) {
    const { documents, slots } = toPostingList(impacts);
    expect(documents).toEqual([0, 1]);
    expect(slots).toEqual([0.8, 0.9].map(slotOfImpact));
    // Second and last in the one title, first in the other.
    expect(toPostingList(titles).slots).toEqual([3, 0]);
  }
});

test('of too many titles those stay that say most of it', () => {
  const [first] = prefixesOf(
    Array.from({ length: 500 }, (_, i) => [['plant', i % 5 === 0 ? 0.1 : 0.9]] as const),
  );
  const { documents } = toPostingList(first?.impacts ?? []);
  expect(documents).toHaveLength(400);
  expect(documents.some((document) => document % 5 === 0)).toBe(false);
});
