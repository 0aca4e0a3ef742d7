import { expect, test } from 'vitest';
import { relatedFigures } from './related';

test('recall is of what authors named, each question once', () => {
  const named = [['a/b', 'a/c', 'a/b'], [], ['a/a']];
  const computed = [['a/c', 'a/d'], ['a/a'], []];
  expect(relatedFigures(named, computed)).toEqual({ questions: 2, named: 3, recall: 1 / 3 });
  expect(relatedFigures([], [])).toEqual({ questions: 0, named: 0, recall: 0 });
});
