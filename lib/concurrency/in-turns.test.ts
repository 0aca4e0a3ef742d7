import { expect, test } from 'vitest';
import { inTurns } from './in-turns';

test('all items come, in order, and each part waits for its turn', async () => {
  let turns = 0;
  const by = { turn: async () => void turns++ };
  const parts: (readonly number[])[] = [];
  for await (const part of inTurns([1, 2, 3, 4, 5], { some: 2, by })) parts.push(part);
  expect(parts).toEqual([[1, 2], [3, 4], [5]]);
  expect(turns).toBe(3);
});
