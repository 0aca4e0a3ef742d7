import { expect, test } from 'vitest';
import { estimatedBytes, sizeWords } from './sizes';

test('sizes are said in megabytes, and nothing takes none', () => {
  expect([10, 1_240_000, 14_600_000, 2_300_000_000].map(sizeWords)).toEqual([
    '0.1 MB',
    '1.2 MB',
    '15 MB',
    '2.3 GB',
  ]);
  expect(estimatedBytes(2)).toBe(2 * estimatedBytes(1));
});
