import { expect, test } from 'vitest';
import { closeShown, countOfResults } from './close-matches';

test('close matches are told from the rest, where there is a rest', () => {
  expect(countOfResults({ total: 1, close: 1 })).toBe('1 result');
  expect(countOfResults({ total: 3, close: 3 })).toBe('3 results');
  expect(countOfResults({ total: 1234, close: 1 })).toBe('1 close match of 1,234 results');
  expect(countOfResults({ total: 88, close: 12 })).toBe('12 close matches of 88 results');
});

test('of a page the close ones are shown, and all of a page beyond them', () => {
  const hits = Array.from({ length: 10 }) as never;
  expect(closeShown({ close: 3, hits }, 0)).toBe(3);
  expect(closeShown({ close: 12, hits }, 0)).toBe(10);
  expect(closeShown({ close: 12, hits }, 10)).toBe(2);
  expect(closeShown({ close: 12, hits }, 20)).toBe(10);
});
