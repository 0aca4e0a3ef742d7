import { expect, it } from 'vitest';
import { createNearestSentences } from './nearest-sentences';

const openings = async (paths: readonly string[]) =>
  paths.map((path) =>
    path === 'a/none' ? [] : [1, 2].map((n) => ({ sentence: `${path} ${n}`, passage: `${path} ${n} …` })),
  );

it('tells the passage of the nearest sentence of each answer, and nothing where it cannot be known', async () => {
  const asked: string[] = [];
  const nearest = createNearestSentences(
    { openings },
    {
      isReady: true,
      async nearestOf(text, sentences) {
        asked.push(`${text}: ${sentences}`);
        return sentences[0] === 'a/late 1' || sentences.length === 0 ? undefined : 1;
      },
    },
  );
  expect(await nearest('why', ['a/b', 'a/late', 'a/none'])).toEqual(['a/b 2 …', '', '']);
  expect(asked).toEqual(['why: a/b 1,a/b 2', 'why: a/late 1,a/late 2', 'why: ']);
});

it('reads no answer before the vectors are there', async () => {
  const never = { openings: () => Promise.reject(new Error('asked')) };
  const nearest = createNearestSentences(never, { isReady: false, nearestOf: async () => 0 });
  expect(await nearest('why', ['a/b'])).toBeUndefined();
});
