import { expect, test } from 'vitest';
import { createBackOff } from './back-off';

test('what fails again and again waits twice as long each time, up to a bound', () => {
  const backOff = createBackOff(100, 500);
  expect(Array.from({ length: 5 }, () => backOff.take())).toEqual([100, 200, 400, 500, 500]);
});

test('what went well waits as at first when it fails again', () => {
  const backOff = createBackOff(100, 500);
  backOff.take();
  backOff.take();
  backOff.reset();
  expect([backOff.take(), backOff.take()]).toEqual([100, 200]);
});
