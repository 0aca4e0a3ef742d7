import { expect, test } from 'vitest';
import { compareEngines } from './compare-engines';
import type { EngineFigures, MeasuredQueries } from './measure-engine';
import { mean } from './measures';

function measured(name: string, ndcg10: readonly number[]): MeasuredQueries {
  const rated = ndcg10.map((value) => ({ ndcg10: value, mrr10: value / 2, recall100: 1 }));
  const figures = { name, ndcg10: mean(ndcg10), mrr10: mean(ndcg10) / 2 } as EngineFigures;
  return { figures, rated };
}

test('Stoa is put beside the best engine that has words alone', () => {
  const { peer, over, against } = compareEngines(
    [
      measured('stoa', [0.9, 0.7]),
      measured('stoa-lexical', [0.6, 0.5]),
      measured('orama-hybrid', [0.9, 0.9]),
      measured('lunr', [0.5, 0.3]),
      measured('orama', [0.2, 0.2]),
    ],
    'ndcg10',
  );
  expect(peer).toBe('lunr');
  expect(over.stoa).toBeCloseTo(2, 10);
  expect(over['stoa-lexical']).toBeCloseTo(1.375, 10);
  expect(Object.keys(against)).toEqual(['stoa', 'stoa-lexical', 'orama-hybrid', 'orama']);
  expect(against.stoa?.difference).toBeCloseTo(0.4, 10);
  expect(against.orama?.difference).toBeCloseTo(-0.2, 10);
});

test('without a peer nothing is compared', () => {
  expect(compareEngines([measured('stoa', [1])], 'mrr10')).toEqual({
    measure: 'mrr10',
    peer: undefined,
    over: {},
    against: {},
  });
});
