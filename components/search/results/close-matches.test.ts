import { expect, test } from 'vitest';
import { closeShown, countOfResults } from './close-matches';

test('close matches are told from the rest, where there is a rest', () => {
  expect(countOfResults({ total: 1, close: 1 })).toBe('1 result');
  expect(countOfResults({ total: 3, close: 3 })).toBe('3 results');
  expect(countOfResults({ total: 1234, close: 1 })).toBe('1 close match; 1,233 more hold some of your words');
  expect(countOfResults({ total: 30, close: 30 }, 'page 2 of 3')).toBe('30 results, page 2 of 3');
  expect(countOfResults({ total: 88, close: 12 }, 'page 1 of 2')).toMatch(
    /^12 close matches, page 1 of 2; 76/,
  );
  expect(countOfResults({ total: 88, close: 12 })).toBe('12 close matches; 76 more hold some of your words');
});

test('of a page the close ones are shown, and all of a page beyond them', () => {
  const hits = Array.from({ length: 10 }) as never;
  expect(closeShown({ close: 3, hits }, 0)).toBe(3);
  expect(closeShown({ close: 12, hits }, 0)).toBe(10);
  expect(closeShown({ close: 12, hits }, 10)).toBe(2);
  expect(closeShown({ close: 12, hits }, 20)).toBe(10);
});
