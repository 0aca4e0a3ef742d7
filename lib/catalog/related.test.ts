import { expect, test } from 'vitest';
import { cleanRelated, fillRelated } from './related';

const numbers = new Map([
  ['sociology/a', 1],
  ['sociology/b', 2],
]);
const find = (path: string) => numbers.get(path);

test('five related entries that name two questions become two', () => {
  const paths = ['sociology/a', 'sociology/a', 'sociology/a', 'sociology/b', 'sociology/b'];
  expect(cleanRelated(paths, find, 0)).toEqual({
    numbers: [1, 2],
    dangling: [],
    repeated: 3,
    namesItself: false,
  });
});

test('a question that is gone is dropped and named, and so is the question itself', () => {
  expect(cleanRelated(['sociology/gone', 'sociology/a'], find, 1)).toEqual({
    numbers: [],
    dangling: ['sociology/gone'],
    repeated: 0,
    namesItself: true,
  });
});

test('computed neighbours fill up to five, after the author’s and each once', () => {
  expect(fillRelated([7, 3], [3, 9, 0, 4, 5, 6], 0)).toEqual([7, 3, 9, 4, 5]);
  expect(fillRelated([], [], 0)).toEqual([]);
});
