import { expect, it } from 'vitest';
import { impactOfSlot, impactSlots, rarity, slotOfImpact } from '@/lib/search/format/files/impact';
import { impactOfTerm } from './impact-of-term';

it('agrees with BM25F reckoned by hand', () => {
  // Title: once, 4 terms of 5 on average; answer: twice, 200 of 100 on average.
  // 3 / (0.7 + 0.3 · 0.8) + 2 / (0.3 + 0.7 · 2) = 3.1915 + 1.1765 = 4.3680; / (4.3680 + 2) = 0.68593
  expect(impactOfTerm([1, 0, 2], [4, 0, 200], [5, 3, 100])).toBeCloseTo(0.68593, 4);
});

it('counts a title above a keyword above the answer', () => {
  const impacts = [0, 1, 2].map((field) =>
    impactOfTerm(
      [0, 1, 2].map((f) => (f === field ? 1 : 0)),
      [5, 5, 5],
      [5, 5, 5],
    ),
  );
  expect(impacts).toEqual([...impacts].sort((a, b) => b - a));
});

it('counts a term in a short answer above the same in a long one', () => {
  expect(impactOfTerm([0, 0, 1], [5, 5, 50], [5, 5, 100])).toBeGreaterThan(
    impactOfTerm([0, 0, 1], [5, 5, 500], [5, 5, 100]),
  );
});

it('stands for each impact by a slot at most half a slot away', () => {
  for (let impact = 0; impact < 1; impact += 0.01)
    expect(Math.abs(impactOfSlot(slotOfImpact(impact)) - impact)).toBeLessThanOrEqual(
      0.5 / impactSlots + 1e-9,
    );
});

it('never finds a term less than not significant at all', () => {
  expect(rarity(1000, 1000)).toBeGreaterThan(0);
  expect(rarity(1, 1000)).toBeGreaterThan(rarity(10, 1000));
});
