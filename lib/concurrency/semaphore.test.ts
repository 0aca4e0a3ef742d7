import { expect, test } from 'vitest';
import { createAskers } from './client-group';
import { createGate, GateFull, type GateLimits } from './semaphore';

/** A gate whose tasks end when they are told to; `begun` says which have begun, by their names. */
function tried(limits: GateLimits) {
  const gate = createGate(limits);
  const begun: string[] = [];
  const refused: string[] = [];
  const ends = new Map<string, () => void>();
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  return {
    begun,
    refused,
    async ask(name: string, askers: Parameters<typeof gate.run>[1]) {
      gate
        .run(() => {
          begun.push(name);
          return new Promise<void>((resolve) => ends.set(name, resolve));
        }, askers)
        .catch((error: unknown) => {
          expect(error).toBeInstanceOf(GateFull);
          refused.push(name);
        });
      await settled();
    },
    async end(name: string) {
      ends.get(name)?.();
      await settled();
    },
  };
}

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

test('clients take turns, whoever asked for how much before', async () => {
  const gate = tried({ running: 1, waiting: 100 });
  for (let i = 0; i < 6; i++) await gate.ask(`a${i}`, 'a');
  for (let i = 0; i < 2; i++) await gate.ask(`b${i}`, 'b');
  await gate.ask('c0', 'c');
  for (const name of ['a0', 'b0', 'c0', 'a1', 'b1', 'a2', 'a3']) await gate.end(name);
  expect(gate.begun).toEqual(['a0', 'b0', 'c0', 'a1', 'b1', 'a2', 'a3', 'a4']);
});

test('a place is kept for whoever has none', async () => {
  const gate = tried({ running: 3, waiting: 100, reserved: 1 });
  for (let i = 0; i < 5; i++) await gate.ask(`a${i}`, 'a');
  expect(gate.begun).toEqual(['a0', 'a1']);
  await gate.ask('b0', 'b');
  await gate.ask('b1', 'b');
  expect(gate.begun).toEqual(['a0', 'a1', 'b0']);
  await gate.end('b0');
  await gate.end('b1');
  await gate.end('a0');
  expect(gate.begun).toEqual(['a0', 'a1', 'b0', 'b1', 'a2']);
});

test('what another waits for too is begun in the turn of the other', async () => {
  const gate = tried({ running: 2, waiting: 100, reserved: 1 });
  const all = Array.from({ length: 4 }, () => createAskers('a'));
  for (const [i, askers] of all.entries()) await gate.ask(`a${i}`, askers);
  expect(gate.begun).toEqual(['a0']);
  all[3]?.join('b');
  await gate.end('none');
  expect(gate.begun).toEqual(['a0', 'a3']);
});

test('a line that one client filled is no reason to turn another away', async () => {
  const gate = tried({ running: 1, waiting: 4 });
  for (let i = 0; i < 5; i++) await gate.ask(`a${i}`, 'a');
  await gate.ask('a5', 'a');
  expect(gate.refused).toEqual(['a5']);
  await gate.ask('b0', 'b');
  await gate.ask('b1', 'b');
  await gate.ask('b2', 'b');
  expect(gate.refused).toEqual(['a5', 'a4', 'a3', 'b2']);
  await gate.end('a0');
  expect(gate.begun).toEqual(['a0', 'b0']);
});

test('who has left waits no more, and makes room for others', async () => {
  const gate = createGate({ running: 1, waiting: 1 });
  let finish = () => {};
  const first = gate.run(() => new Promise<void>((resolve) => (finish = resolve)), 'a');
  const reader = new AbortController();
  let hasBegun = false;
  const left = gate.run(async () => (hasBegun = true), 'b', reader.signal);
  reader.abort(new Error('gone'));
  await expect(left).rejects.toThrow('gone');
  const next = gate.run(async () => 7, 'b');
  finish();
  expect(await next).toBe(7);
  await first;
  expect(hasBegun).toBe(false);
  await expect(gate.run(async () => 8, 'b', reader.signal)).rejects.toThrow('gone');
});
