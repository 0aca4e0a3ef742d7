import { expect, test } from 'vitest';
import { linkedFromLimit, openAnswerLinks, packAnswerLinks } from './answer-links-table';

const all = { isListed: () => true, isHidden: () => false };

test('says where the links of an answer lead, and what leads to a question', () => {
  const targets = new Map([
    [0, [2, undefined, 1]],
    [1, [2, 2]],
    [2, [2, 3]],
    [3, [2]],
  ]);
  const links = openAnswerLinks(
    packAnswerLinks(targets, {
      isListed: (number) => number !== 3,
      isHidden: (number) => number === 3,
    }),
  );
  expect(links.targetsOf(0)).toEqual([2, undefined, 1]);
  expect(links.targetsOf(1)).toEqual([2, 2]);
  expect(links.targetsOf(9)).toEqual([]);
  // Neither itself, nor what is not shown; nothing is said on the page of what is not shown.
  expect(links.linkedFrom(2)).toEqual({ numbers: [0, 1], count: 2 });
  expect(links.linkedFrom(1)).toEqual({ numbers: [0], count: 1 });
  expect(links.linkedFrom(3)).toEqual({ numbers: [], count: 0 });
});

test('names a few of many', () => {
  const targets = new Map(Array.from({ length: 30 }, (_, i) => [i + 1, [0]] as const));
  const { numbers, count } = openAnswerLinks(packAnswerLinks(targets, all)).linkedFrom(0);
  expect(count).toBe(30);
  expect(numbers).toEqual(Array.from({ length: linkedFromLimit }, (_, i) => i + 1));
});

test('a table that is cut short is refused', () => {
  const table = packAnswerLinks(new Map([[0, [1]]]), all);
  expect(() => openAnswerLinks(table.subarray(0, 2))).toThrow('cut short');
  expect(() => openAnswerLinks(table.subarray(0, 1))).toThrow('cut short');
});
