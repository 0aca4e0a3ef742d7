import { expect, test } from 'vitest';
import { createTokenBucket, secondsToToken, takeToken } from './token-bucket';

test('lets some through at once, then so many a second', () => {
  let time = 0;
  const tokenBucket = createTokenBucket({ perSecond: 2, atOnce: 3 }, () => time);
  const taken = (tries: number) => Array.from({ length: tries }, tokenBucket.take).filter(Boolean).length;
  expect(taken(10)).toBe(3);
  time = 1000;
  expect(taken(10)).toBe(2);
  time = 60_000;
  expect(taken(10)).toBe(3);
});

test('tells how long the next one waits', () => {
  const limits = { perSecond: 0.5, atOnce: 1 };
  const count = { left: 1, counted: 0 };
  expect(secondsToToken(count, limits)).toBe(0);
  takeToken(count, limits, 0);
  expect(secondsToToken(count, limits)).toBe(2);
  expect(takeToken(count, limits, 500)).toBe(false);
  expect(secondsToToken(count, limits)).toBe(1.5);
});

test('a clock that goes back neither gives nor blocks for long', () => {
  let time = 10_000;
  const tokenBucket = createTokenBucket({ perSecond: 1, atOnce: 1 }, () => time);
  expect(tokenBucket.take()).toBe(true);
  time = 0;
  expect(tokenBucket.take()).toBe(false);
  time = 1000;
  expect(tokenBucket.take()).toBe(true);
});
