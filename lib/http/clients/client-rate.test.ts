import { expect, test } from 'vitest';
import { createClientRate } from './client-rate';

test('a client has so many requests at once, and gets them back with time', () => {
  let now = 0;
  const rate = createClientRate({ perMinute: 6 }, () => now);
  expect(Array.from({ length: 6 }, () => rate.take('a'))).toEqual([0, 0, 0, 0, 0, 0]);
  expect(rate.take('a')).toBe(10);
  now += 9000;
  expect(rate.take('a')).toBe(1);
  now += 1000;
  expect(rate.take('a')).toBe(0);
  expect(rate.take('a')).toBe(10);
  now += 10 * 60_000;
  expect(Array.from({ length: 7 }, () => rate.take('a')).filter((wait) => wait === 0)).toHaveLength(6);
});

test('what one client asks takes nothing from another', () => {
  const rate = createClientRate({ perMinute: 1 }, () => 0);
  expect([rate.take('a'), rate.take('a'), rate.take('b')]).toEqual([0, 60, 0]);
});

test('a clock that was set back gives nothing', () => {
  let now = 1000;
  const rate = createClientRate({ perMinute: 1 }, () => now);
  rate.take('a');
  now = 0;
  expect(rate.take('a')).toBe(60);
});

test('none is counted where no rate is set', () => {
  const rate = createClientRate({ perMinute: 0 }, () => 0);
  expect(Array.from({ length: 5000 }, () => rate.take('a')).every((wait) => wait === 0)).toBe(true);
});

test('a client that keeps asking stays counted while others come and are forgotten', () => {
  const rate = createClientRate({ perMinute: 1, maxClients: 10 }, () => 0);
  rate.take('busy');
  for (let i = 0; i < 1000; i++) {
    rate.take(`passer-by ${i}`);
    expect(rate.take('busy')).toBe(60);
  }
  // Long forgotten, and so new again: memory is bounded.
  expect(rate.take('passer-by 0')).toBe(0);
  expect(rate.take('passer-by 999')).toBe(60);
});
