import { expect, it } from 'vitest';
import { createRecentLoads } from './recent-loads';

it('loads once, forgets the least recently used, and does not keep a failure', async () => {
  const cache = createRecentLoads<string>(2);
  const loads: number[] = [];
  const get = (key: number) =>
    cache.get(key, async () => {
      loads.push(key);
      return `value ${key}`;
    });
  await Promise.all([get(1), get(1)]);
  await get(2);
  await get(1);
  await get(3);
  await get(1);
  await get(2);
  expect(loads).toEqual([1, 2, 3, 2]);
  expect(cache.known(3)).toBeUndefined();
  expect(await cache.known(1)).toBe('value 1');
  await expect(cache.get(9, () => Promise.reject(new Error('gone')))).rejects.toThrow('gone');
  expect(await cache.get(9, async () => 'back')).toBe('back');
});
