import { expect, test } from 'vitest';
import { createClientGroup } from './client-group';
import { createSemaphore, SemaphoreFull, type SemaphoreLimits } from './semaphore';

/** A semaphore whose tasks end when they are told to; `begun` says which have begun, by their names. */
function tried(limits: SemaphoreLimits) {
  const semaphore = createSemaphore(limits);
  const begun: string[] = [];
  const refused: string[] = [];
  const ends = new Map<string, () => void>();
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  return {
    begun,
    refused,
    async ask(name: string, group: Parameters<typeof semaphore.run>[1]) {
      semaphore
        .run(() => {
          begun.push(name);
          return new Promise<void>((resolve) => ends.set(name, resolve));
        }, group)
        .catch((error: unknown) => {
          expect(error).toBeInstanceOf(SemaphoreFull);
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
  const semaphore = createSemaphore({ running: 1, waiting: 1 });
  const order: string[] = [];
  let finishFirst = () => {};
  const first = semaphore.run(() =>
    new Promise<void>((resolve) => (finishFirst = resolve)).then(() => void order.push('first')),
  );
  const second = semaphore.run(async () => void order.push('second'));
  await expect(semaphore.run(async () => {})).rejects.toThrow(SemaphoreFull);
  finishFirst();
  await Promise.all([first, second]);
  expect(order).toEqual(['first', 'second']);
});

test('gives the place back when a task fails', async () => {
  const semaphore = createSemaphore({ running: 1, waiting: 0 });
  await expect(semaphore.run(async () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(await semaphore.run(async () => 7)).toBe(7);
});

test('clients take turns, whoever asked for how much before', async () => {
  const semaphore = tried({ running: 1, waiting: 100 });
  for (let i = 0; i < 6; i++) await semaphore.ask(`a${i}`, 'a');
  for (let i = 0; i < 2; i++) await semaphore.ask(`b${i}`, 'b');
  await semaphore.ask('c0', 'c');
  for (const name of ['a0', 'b0', 'c0', 'a1', 'b1', 'a2', 'a3']) await semaphore.end(name);
  expect(semaphore.begun).toEqual(['a0', 'b0', 'c0', 'a1', 'b1', 'a2', 'a3', 'a4']);
});

test('a place is kept for whoever has none', async () => {
  const semaphore = tried({ running: 3, waiting: 100, reserved: 1 });
  for (let i = 0; i < 5; i++) await semaphore.ask(`a${i}`, 'a');
  expect(semaphore.begun).toEqual(['a0', 'a1']);
  await semaphore.ask('b0', 'b');
  await semaphore.ask('b1', 'b');
  expect(semaphore.begun).toEqual(['a0', 'a1', 'b0']);
  await semaphore.end('b0');
  await semaphore.end('b1');
  await semaphore.end('a0');
  expect(semaphore.begun).toEqual(['a0', 'a1', 'b0', 'b1', 'a2']);
});

test('what another waits for too is begun in the turn of the other', async () => {
  const semaphore = tried({ running: 2, waiting: 100, reserved: 1 });
  const all = Array.from({ length: 4 }, () => createClientGroup('a'));
  for (const [i, group] of all.entries()) await semaphore.ask(`a${i}`, group);
  expect(semaphore.begun).toEqual(['a0']);
  all[3]?.join('b');
  await semaphore.end('none');
  expect(semaphore.begun).toEqual(['a0', 'a3']);
});

test('a line that one client filled is no reason to turn another away', async () => {
  const semaphore = tried({ running: 1, waiting: 4 });
  for (let i = 0; i < 5; i++) await semaphore.ask(`a${i}`, 'a');
  await semaphore.ask('a5', 'a');
  expect(semaphore.refused).toEqual(['a5']);
  await semaphore.ask('b0', 'b');
  await semaphore.ask('b1', 'b');
  await semaphore.ask('b2', 'b');
  expect(semaphore.refused).toEqual(['a5', 'a4', 'a3', 'b2']);
  await semaphore.end('a0');
  expect(semaphore.begun).toEqual(['a0', 'b0']);
});

test('who has left waits no more, and makes room for others', async () => {
  const semaphore = createSemaphore({ running: 1, waiting: 1 });
  let finish = () => {};
  const first = semaphore.run(() => new Promise<void>((resolve) => (finish = resolve)), 'a');
  const reader = new AbortController();
  let hasBegun = false;
  const left = semaphore.run(async () => (hasBegun = true), 'b', reader.signal);
  reader.abort(new Error('gone'));
  await expect(left).rejects.toThrow('gone');
  const next = semaphore.run(async () => 7, 'b');
  finish();
  expect(await next).toBe(7);
  await first;
  expect(hasBegun).toBe(false);
  await expect(semaphore.run(async () => 8, 'b', reader.signal)).rejects.toThrow('gone');
});
