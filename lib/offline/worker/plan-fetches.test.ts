import { expect, test } from 'vitest';
import type { SubjectList } from '@/lib/offline/format/subject-list';
import { planFetches } from './plan-fetches';

const list = (count: number, edited: readonly number[] = []): SubjectList => ({
  version: 'v',
  title: 'Art',
  questions: count,
  of: count,
  search: 's',
  pages: Array.from({ length: count }, (_, i) => [`/p${i}`, edited.includes(i) ? 'new' : 'old'] as const),
});
const held = (count: number) => new Map(list(count).pages);

test('at first all packed files are fetched', () => {
  expect(planFetches(list(50), new Map())).toEqual({ files: [0, 1, 2], pages: [] });
  expect(planFetches(list(1), new Map())).toEqual({ files: [0], pages: [] });
});

test('after a pause the rest is', () => {
  expect(planFetches(list(60), held(48))).toEqual({ files: [2], pages: [] });
});

test('of a few edited pages each is fetched by itself, of many the file', () => {
  expect(planFetches(list(60, [3, 50]), held(60))).toEqual({ files: [], pages: ['/p3', '/p50'] });
  expect(planFetches(list(60, [24, 25, 26, 27, 28]), held(60))).toEqual({ files: [1], pages: [] });
});

test('a list that is kept whole asks for nothing', () => {
  expect(planFetches(list(60), held(60))).toEqual({ files: [], pages: [] });
});
