import { expect, test } from 'vitest';
import { createPace } from './pace';

test('one goes on in each turn, in order; who comes alone waits for nothing', async () => {
  const turns: (() => void)[] = [];
  const pace = createPace((run) => turns.push(run));
  const gone: number[] = [];
  const go = (n: number) => pace.turn().then(() => gone.push(n));
  const pass = async () => {
    turns.shift()?.();
    await Promise.resolve();
    await Promise.resolve();
  };
  const all = [0, 1, 2, 3].map(go);
  await all[0];
  expect(gone).toEqual([0]);
  await pass();
  expect(gone).toEqual([0, 1]);
  await pass();
  await pass();
  await Promise.all(all);
  expect(gone).toEqual([0, 1, 2, 3]);
  await pass();
  expect(turns).toHaveLength(0);
  await go(4);
  expect(gone.at(-1)).toBe(4);
});
