import { expect, test } from 'vitest';
import { neighborhoodOf } from './neighborhood';

const links: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 0],
  1: [3, 4, 0],
  2: [4, 5],
  3: [0],
  4: [9],
};
const related = (number: number) => links[number] ?? [];

test('holds two steps, and what most of the first lead to before the rest', () => {
  const { numbers, steps } = neighborhoodOf(0, related, 24);
  expect(numbers).toEqual([0, 1, 2, 4, 3, 5]);
  expect(steps).toEqual([0, 1, 1, 2, 2, 2]);
});

test('is bounded, and holds the links among what it holds, each pair once', () => {
  const { numbers, edges } = neighborhoodOf(0, related, 4);
  expect(numbers).toEqual([0, 1, 2, 4]);
  expect(edges).toEqual([
    [0, 1],
    [0, 2],
    [1, 3],
    [2, 3],
  ]);
});

test('a question without links stands alone', () => {
  expect(neighborhoodOf(7, related, 24)).toEqual({ numbers: [7], steps: [0], edges: [] });
});
