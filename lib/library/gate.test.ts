import { expect, test } from 'vitest';
import { createGate, GateFull } from './gate';

test('lets so many run, so many wait in turn, and turns the rest away', async () => {
  const gate = createGate({ running: 1, waiting: 1 });
  const order: string[] = [];
  let finishFirst = () => {};
  const first = gate.run(() =>
    new Promise<void>((resolve) => (finishFirst = resolve)).then(() => void order.push('first')),
  );
  const second = gate.run(async () => void order.push('second'));
  await expect(gate.run(async () => {})).rejects.toThrow(GateFull);
  finishFirst();
  await Promise.all([first, second]);
  expect(order).toEqual(['first', 'second']);
});

test('gives the place back when a task fails', async () => {
  const gate = createGate({ running: 1, waiting: 0 });
  await expect(gate.run(async () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(await gate.run(async () => 7)).toBe(7);
});
