import { expect, it } from 'vitest';
import { sampleRanking, sampleWords } from '@/test-support/sample-ranking';
import { countClose } from './count-close';
import { fuseMeaning } from './fuse-meaning';

const ranking = sampleRanking(
  new Map([
    [1, 4],
    [2, 3],
    [3, 2],
    [4, 0],
  ]),
);
const words = sampleWords;
const close = (documents: readonly number[], cosines: readonly number[], isSentence = true) =>
  countClose(
    ranking.documents,
    fuseMeaning(ranking, { near: { documents, cosines, gap: 0.1, knownWords: 0 }, words, isSentence }),
  );

it('counts by words alone what has a large share of the best score', () => {
  expect(
    countClose(ranking.documents, fuseMeaning(ranking, { near: undefined, words, isSentence: true })),
  ).toBe(2);
  expect(countClose([], fuseMeaning(ranking, { near: undefined, words, isSentence: true }))).toBe(0);
});

it('counts what is nearest in meaning, and what stands above it, whatever its words are', () => {
  // The fourth has .51 of 1.45 by meaning alone; the second has .75 by words, and the third stays below with .5.
  expect(close([1, 4, 9], [0.6, 0.62, 0.5])).toBe(3);
});

it('counts nothing for a meaning that is far, or that has no weight', () => {
  expect(close([1, 4, 9], [0.3, 0.32, 0.28])).toBe(2);
  expect(close([1, 4, 9], [0.6, 0.62, 0.5], false)).toBe(2);
});
