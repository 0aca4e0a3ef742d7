import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { repeat } from './repeat';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('does it again so long after the last time has ended, and never twice at once', async () => {
  let begun = 0;
  let end = () => {};
  repeat(() => {
    begun += 1;
    return new Promise<void>((resolve) => {
      end = resolve;
    });
  }, 100);
  await vi.advanceTimersByTimeAsync(99);
  expect(begun).toBe(0);
  await vi.advanceTimersByTimeAsync(1000);
  expect(begun).toBe(1);
  end();
  await vi.advanceTimersByTimeAsync(99);
  expect(begun).toBe(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(begun).toBe(2);
});

test('asks for each pause, but for the first where one is named', async () => {
  const times: number[] = [];
  let pauseMs = 10;
  const start = Date.now();
  repeat(
    () => {
      times.push(Date.now() - start);
      pauseMs *= 2;
    },
    () => pauseMs,
    { firstMs: 0 },
  );
  await vi.advanceTimersByTimeAsync(70);
  expect(times).toEqual([0, 20, 60]);
});

test('begins nothing once it is closed, not even after what was under way', async () => {
  let count = 0;
  const closed = repeat(() => {
    count += 1;
  }, 10);
  await vi.advanceTimersByTimeAsync(10);
  closed.close();
  await vi.advanceTimersByTimeAsync(100);
  expect(count).toBe(1);
  const closing = repeat(async () => {
    count += 1;
    closing.close();
  }, 10);
  await vi.advanceTimersByTimeAsync(100);
  expect(count).toBe(2);
});
