import { expect, it } from 'vitest';
import { counted } from './counted';

it('puts the noun in the plural for all numbers but one', () => {
  expect(counted(0, 'question')).toBe('0 questions');
  expect(counted(1, 'question')).toBe('1 question');
  expect(counted(36_000, 'question')).toBe('36,000 questions');
});
