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

test('holds two steps, what the first lead to below each of them', () => {
  const { numbers, steps } = neighborhoodOf(0, related, 24);
  expect(numbers).toEqual([0, 1, 3, 4, 2, 5]);
  expect(steps).toEqual([0, 1, 2, 2, 1, 2]);
});

test('is bounded, and holds the links among what it holds, each pair once', () => {
  const { numbers, edges } = neighborhoodOf(0, related, 4);
  // Of what is two steps away both lead to 4.
  expect(numbers).toEqual([0, 1, 4, 2]);
  expect(edges).toEqual([
    [0, 1],
    [0, 3],
    [1, 2],
    [2, 3],
  ]);
});

test('a question without links stands alone', () => {
  expect(neighborhoodOf(7, related, 24)).toEqual({ numbers: [7], steps: [0], edges: [] });
});
