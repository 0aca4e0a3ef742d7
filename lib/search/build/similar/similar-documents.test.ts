import { expect, test } from 'vitest';
import findSimilar, { type PackedWeights } from './similar-documents';

/** Documents by their terms, with a weight each. */
function find(documents: readonly Readonly<Record<number, number>>[], limit: number) {
  const entries = documents.map((document) => Object.entries(document));
  const packed: PackedWeights = {
    starts: Uint32Array.from([0, ...entries.map((_, i) => entries.slice(0, i + 1).flat().length)]),
    terms: Uint32Array.from(entries.flat(), ([term]) => Number(term)),
    weights: Float32Array.from(entries.flat(), ([, weight]) => weight),
  };
  const frequencies: number[] = [];
  for (const term of packed.terms) frequencies[term] = (frequencies[term] ?? 0) + 1;
  const done = new Int32Array(new SharedArrayBuffer(4));
  return findSimilar({
    packed,
    frequencies: Array.from(frequencies, (held) => held ?? 0),
    of: [0],
    limit,
    done,
  })[0];
}

test('what shares more of the weight is more alike; of equal ones the lower number comes first', () => {
  const documents = [{ 1: 2, 2: 1 }, { 2: 1 }, { 1: 1 }, { 2: 1 }, { 1: 2 }];
  expect(find(documents, 9)).toEqual({ numbers: [4, 2, 1, 3], shares: [255, 128, 64, 64] });
  expect(find(documents, 3)?.numbers).toEqual([4, 2, 1]);
});

test('what shares only words that say nothing is not alike', () => {
  expect(find([{ 1: 0, 2: 0, 3: 1 }, { 1: 0, 2: 0 }, { 3: 1 }], 9)?.numbers).toEqual([2]);
});
