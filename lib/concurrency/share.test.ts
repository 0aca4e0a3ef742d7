import { expect, it, vi } from 'vitest';
import { createShare } from './share';

it('opens once for all who use it at a time, and closes with the last of them', async () => {
  const close = vi.fn(async () => {});
  const open = vi.fn(() => ({ close }));
  const share = createShare<{ close(): Promise<void> }>();
  const [first, second] = [share('one', open), share('one', open)];
  expect(second.value).toBe(first.value);
  await first.leave();
  expect(close).not.toHaveBeenCalled();
  await second.leave();
  expect([open.mock.calls.length, close.mock.calls.length]).toEqual([1, 1]);
});

it('opens anew for who comes after the last, and apart by key', async () => {
  const open = vi.fn(() => ({ close: async () => {} }));
  const share = createShare<{ close(): Promise<void> }>();
  const early = share('one', open);
  await early.leave();
  const late = share('one', open);
  expect(late.value).not.toBe(early.value);
  expect(share('two', open).value).not.toBe(late.value);
  expect(open).toHaveBeenCalledTimes(3);
});
