import { expect, it } from 'vitest';
import { checkAgreement } from './lists-agree';
import type { FoundList, ListQuery } from './search-lists';

const asked = { phrases: [], excluded: [] };
const quoted = { phrases: [[{ term: 'cell', at: 0 }]], excluded: [] };
const lists: readonly ListQuery[] = [
  { query: {}, size: 0, isCounted: true },
  { query: {}, size: 3 },
];
const list = (hits: number, matched: Record<string, number> | undefined = { c0: 1 }): FoundList => ({
  hits: Array.from({ length: hits }, (_, i) => ({
    _id: String(i),
    ...(matched ? { matched_queries: matched } : {}),
  })),
  total: 0,
  ofSubjects: new Map(),
});
const counted = (total: number): FoundList => ({
  hits: [],
  total,
  ofSubjects: new Map(total > 0 ? [['biology', total]] : []),
});

it('believes lists that hold what they must', () => {
  for (const found of [
    [counted(9), list(3)],
    [counted(2), list(2)],
    // What holds task words alone is listed, not counted.
    [counted(1), list(3)],
  ])
    expect(() => checkAgreement(asked, lists, found)).not.toThrow();
  expect(() => checkAgreement(quoted, lists, [counted(0), list(0)])).not.toThrow();
});
it('believes none where a copy of the index answers as if it held nothing', () => {
  for (const found of [
    [counted(9), list(0)],
    [counted(9), list(2)],
    [counted(0), list(3)],
    [counted(0), list(0)],
    [counted(9), { ...list(0), hits: [{ _id: '1' }, { _id: '2' }, { _id: '3' }] }],
  ])
    expect(() => checkAgreement(asked, lists, found)).toThrow('do not agree');
});
