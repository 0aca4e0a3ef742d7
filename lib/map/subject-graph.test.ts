import { expect, test } from 'vitest';
import { type MappedQuestion, subjectGraph } from './subject-graph';

/** Two rings of five that are linked by one question. */
const rings = (): MappedQuestion[] =>
  Array.from({ length: 10 }, (_, number) => {
    const ring = number < 5 ? 0 : 5;
    const next = ring + ((number + 1) % 5);
    const back = ring + ((number + 4) % 5);
    return {
      number,
      related: number === 0 ? [next, back, 5] : [next, back],
      keywords: [ring === 0 ? 'cells' : 'stars', `own-${number}`, 'science'],
    };
  });
const bounds = { most: 150, maxInCluster: 24 };

test('questions that lead to each other are a cluster, named by what its questions share', () => {
  const { clusters } = subjectGraph(rings(), bounds);
  expect(clusters.map(({ numbers }) => [...numbers].sort((a, b) => a - b))).toEqual([
    [0, 1, 2, 3, 4],
    [5, 6, 7, 8, 9],
  ]);
  expect(clusters.map(({ keywords }) => keywords[0])).toEqual(['cells', 'stars']);
});

test('a link that both sides name is stronger', () => {
  const { edges } = subjectGraph(rings(), bounds);
  expect(edges.at(-1)).toMatchObject({ from: 0, to: 5 });
  expect(edges).toHaveLength(11);
});

test('the bounds hold', () => {
  const questions = Array.from({ length: 400 }, (_, number) => ({
    number,
    related: [(number + 1) % 400, (number + 7) % 400],
    keywords: [],
  }));
  const { clusters, edges } = subjectGraph(questions, { most: 150, maxInCluster: 20 });
  const numbers = clusters.flatMap((cluster) => cluster.numbers);
  expect(numbers.length).toBeLessThanOrEqual(150);
  expect(new Set(numbers).size).toBe(numbers.length);
  expect(Math.max(...clusters.map((cluster) => cluster.numbers.length))).toBeLessThanOrEqual(20);
  const sizes = clusters.map(({ numbers: shown, leftOut }) => shown.length + leftOut);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(150);
  expect(clusters.some(({ leftOut }) => leftOut > 0)).toBe(true);
  expect(edges.every(({ from, to }) => numbers.includes(from) && numbers.includes(to))).toBe(true);
});

test('nothing that is linked is no map', () => {
  expect(subjectGraph([{ number: 1, related: [], keywords: [] }], bounds)).toEqual({
    clusters: [],
    edges: [],
  });
});
