import fc from 'fast-check';
import { expect, it } from 'vitest';
import { editDistance } from '@/lib/text/edit-distance';
import { misspellQuery, misspellWord } from './misspell';
import { createRandom, sample } from './random';

it('makes one slip in a word, and always some slip', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z]{4,12}$/), fc.nat(), (word, seed) => {
      const slip = misspellWord(word, createRandom(seed));
      expect(editDistance(slip, word, 1)?.edits).toBe(1);
    }),
  );
});

it('leaves short words, stop words and numbers alone, and makes the same slips in every run', () => {
  const query = 'What is the pH of photosynthesis in 1865?';
  const slips = Array.from({ length: 20 }, (_, seed) => misspellQuery(query, 1, createRandom(seed)));
  for (const [seed, slip] of slips.entries()) {
    expect(slip).toMatch(/^What is the pH of \w+ in 1865\?$/);
    expect(slip).not.toBe(query);
    expect(misspellQuery(query, 1, createRandom(seed))).toBe(slip);
  }
});

it('samples the same items in every run, in their order', () => {
  const items = Array.from({ length: 100 }, (_, i) => i);
  const chosen = sample(items, 10, createRandom(3));
  expect(chosen).toHaveLength(10);
  expect(chosen).toEqual([...chosen].sort((a, b) => a - b));
  expect(sample(items, 10, createRandom(3))).toEqual(chosen);
  expect(sample(items, 200, createRandom(3))).toEqual(items);
});
