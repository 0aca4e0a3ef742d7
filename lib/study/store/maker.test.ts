import { expect, test } from 'vitest';
import { maker } from './maker';

test('ids are never the same, and stand in an address as they are', () => {
  const ids = Array.from({ length: 1_000 }, () => maker.newId());
  expect(new Set(ids).size).toBe(1_000);
  expect(ids.every((id) => /^[0-9a-f]{24}$/.test(id))).toBe(true);
});
