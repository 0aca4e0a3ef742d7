import { expect, test } from 'vitest';
import { createReferenceCount } from './reference-count';

test('it is gone when the last one leaves, and not before', async () => {
  const users = createReferenceCount();
  const leave = [users.enter(), users.enter()];
  let isGone = false;
  const gone = users.gone().then(() => {
    isGone = true;
  });
  leave[0]?.();
  await Promise.resolve();
  expect(isGone).toBe(false);
  leave[1]?.();
  await gone;
  expect(isGone).toBe(true);
});

test('what nobody uses is gone at once', async () => {
  await expect(createReferenceCount().gone()).resolves.toBeUndefined();
});
