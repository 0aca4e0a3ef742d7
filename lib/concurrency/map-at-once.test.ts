import { expect, test } from 'vitest';
import { mapAtOnce } from './map-at-once';

test('what is made stands in the order of the items, whichever is done first', async () => {
  const gates = new Map<string, () => void>();
  const mapped = mapAtOnce(['a', 'b', 'c'], 2, (item) => {
    return new Promise<string>((resolve) => gates.set(item, () => resolve(item.toUpperCase())));
  });
  expect([...gates.keys()]).toEqual(['a', 'b']);
  gates.get('b')?.();
  await new Promise(setImmediate);
  expect([...gates.keys()]).toEqual(['a', 'b', 'c']);
  gates.get('c')?.();
  gates.get('a')?.();
  expect(await mapped).toEqual(['A', 'B', 'C']);
});

test('nothing is begun after one that failed', async () => {
  const begun: number[] = [];
  const task = async (item: number) => {
    begun.push(item);
    throw new Error(`no ${item}`);
  };
  await expect(mapAtOnce([1, 2, 3, 4], 1, task)).rejects.toThrow('no 1');
  expect(begun).toEqual([1]);
});
