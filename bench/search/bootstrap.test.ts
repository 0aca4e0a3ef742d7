import { expect, test } from 'vitest';
import { createRandom } from '../random';
import { pairedBootstrap } from './bootstrap';

test('a difference that is the same for every query is certain', () => {
  const others = [0.1, 0.5, 0.25, 0];
  const { difference, low, high } = pairedBootstrap(
    others.map((value) => value + 0.25),
    others,
  );
  for (const value of [difference, low, high]) expect(value).toBeCloseTo(0.25, 10);
});

test('an interval is as wide as the theory of means says, and holds the difference', () => {
  const random = createRandom(3);
  const values = Array.from({ length: 400 }, () => random());
  const others = Array.from({ length: 400 }, () => random());
  const { difference, low, high } = pairedBootstrap(values, others);
  expect(low).toBeLessThan(difference);
  expect(high).toBeGreaterThan(difference);
  const deviation = Math.sqrt(
    values.reduce((sum, value, i) => sum + (value - (others[i] ?? 0) - difference) ** 2, 0) / 400,
  );
  const expected = (2 * 1.96 * deviation) / Math.sqrt(400);
  expect((high - low) / expected).toBeGreaterThan(0.85);
  expect((high - low) / expected).toBeLessThan(1.15);
});

test('the same values give the same interval', () => {
  const [values, others] = [
    [1, 0, 0.5, 1, 0.2],
    [0, 0, 1, 0.5, 0.1],
  ];
  expect(pairedBootstrap(values, others)).toEqual(pairedBootstrap(values, others));
});

test('what cannot be paired is refused', () => {
  expect(() => pairedBootstrap([1], [1, 2])).toThrow('paired');
  expect(() => pairedBootstrap([], [])).toThrow('paired');
});
