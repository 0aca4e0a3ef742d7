import { expect, it } from 'vitest';
import { hitShare, rate } from './measures';

it('rates a ranking as its definition does', () => {
  const grades = new Map([
    ['a', 1],
    ['b', 1],
  ]);
  expect(rate(['a', 'b'], grades)).toEqual({ ndcg10: 1, mrr10: 1, recall100: 1 });
  expect(rate(['x', 'a'], grades).mrr10).toBe(0.5);
  // (1 / log2 3) / (1 + 1 / log2 3)
  expect(rate(['x', 'a'], grades).ndcg10).toBeCloseTo(0.6309 / 1.6309, 3);
  expect(rate([], grades)).toEqual({ ndcg10: 0, mrr10: 0, recall100: 0 });
  // Grades 3 and 1, found in the wrong order: (1 + 3 / log2 3) / (3 + 1 / log2 3)
  const graded = new Map([
    ['a', 3],
    ['b', 1],
  ]);
  expect(rate(['b', 'a'], graded).ndcg10).toBeCloseTo(2.8928 / 3.6309, 3);
  expect(rate(['x', 'y', 'b'], graded)).toMatchObject({ mrr10: 1 / 3, recall100: 0.5 });
});

it('counts what stands at a rank or above it', () => {
  const grades = new Map([['a', 1]]);
  const rated = [['a'], ['x', 'a'], ['x', 'y', 'a'], ['x', 'y', 'z', 'a'], []].map((ids) =>
    rate(ids, grades),
  );
  expect([1, 2, 3, 10].map((rank) => hitShare(rated, rank))).toEqual([0.2, 0.4, 0.6, 0.8]);
});
