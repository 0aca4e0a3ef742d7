import { expect, test } from 'vitest';
import { fuseRanks } from './fuse-ranks';

test('what two rankings hold leads what one holds higher up', () => {
  expect(
    fuseRanks([
      ['a', 'b', 'c'],
      ['d', 'c'],
    ]),
  ).toEqual(['c', 'a', 'd', 'b']);
});

test('the less is added to ranks, the more the first of one ranking counts', () => {
  // 1 / 1 against 1 / 3 + 1 / 3.
  const rankings = [
    ['a', 'x', 'c'],
    ['d', 'y', 'c'],
  ];
  expect(fuseRanks(rankings, 0).slice(0, 2)).toEqual(['a', 'd']);
  expect(fuseRanks(rankings)[0]).toBe('c');
});

test('one ranking stays as it is, and none gives none', () => {
  expect(fuseRanks([['b', 'a']])).toEqual(['b', 'a']);
  expect(fuseRanks([])).toEqual([]);
});
