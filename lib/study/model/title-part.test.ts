import { expect, test } from 'vitest';
import { titlePart, titleParts } from './title-part';

test('a small subject is one file of titles, a large one many of like size', () => {
  expect([0, 1, 400, 401, 36_000].map(titleParts)).toEqual([1, 1, 1, 2, 90]);
  const parts = titleParts(4_000);
  const sizes = new Array<number>(parts).fill(0);
  for (let i = 0; i < 4_000; i++) {
    const part = titlePart(`what-is-number-${i}`, parts);
    sizes[part] = (sizes[part] ?? 0) + 1;
  }
  expect(Math.min(...sizes)).toBeGreaterThan(300);
  expect(Math.max(...sizes)).toBeLessThan(500);
});
