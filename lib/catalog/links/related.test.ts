import { expect, test } from 'vitest';
import { cleanRelated, fillRelated } from './related';

const numbers = new Map([
  ['sociology/a', 1],
  ['sociology/b', 2],
]);
const find = (path: string) => numbers.get(path);

const entry = (path: string, line: number) => ({ path, field: `related_article${line}`, line });

test('five related entries that name two questions become two', () => {
  const paths = ['sociology/a', 'sociology/a', 'sociology/a', 'sociology/b', 'sociology/b'];
  const { numbers: kept, dropped } = cleanRelated(paths.map(entry), find, 0);
  expect(kept).toEqual([1, 2]);
  expect(dropped.map(({ why, entry: { line } }) => [why, line])).toEqual([
    ['repeated', 1],
    ['repeated', 2],
    ['repeated', 4],
  ]);
});

test('a question that is gone is dropped and named, and so is the question itself', () => {
  const { numbers: kept, dropped } = cleanRelated(
    [entry('sociology/gone', 1), entry('sociology/a', 2)],
    find,
    1,
  );
  expect(kept).toEqual([]);
  expect(dropped.map(({ why, entry: { path } }) => [why, path])).toEqual([
    ['dangling', 'sociology/gone'],
    ['self', 'sociology/a'],
  ]);
});

test('computed neighbors fill up to five, after the author’s and each once', () => {
  expect(fillRelated([7, 3], [3, 9, 0, 4, 5, 6], 0)).toEqual([7, 3, 9, 4, 5]);
  expect(fillRelated([], [], 0)).toEqual([]);
});
