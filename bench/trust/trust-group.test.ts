import { expect, it } from 'vitest';
import { tryAll } from './trust-group';

it('counts what held, and keeps why the rest did not', async () => {
  const row = await tryAll(
    'even',
    [1, 2, 3, 4],
    (n) => {
      if (n === 3) throw new Error('three');
      return n === 1 ? 'one' : undefined;
    },
    2,
  );
  expect(row).toMatchObject({ name: 'even', tried: 4, held: 2 });
  expect([...row.failures].sort()).toEqual(['Error: three', 'one']);
});
