import { expect, test } from 'vitest';
import { parseRelated } from './related-fields';

/** What is read of the list `related` of `art/a.md`, whose entries stand on lines 11, 12 …; what is none as its line. */
function related(...written: readonly string[]) {
  const wrong: unknown[] = [];
  const matter = {
    ...{ data: {}, body: '', bodyLine: 1, notes: [] },
    lineOf: (field: string) => (field === 'related' ? 10 : 3),
    itemLinesOf: () => [11, 12, 13],
  };
  const context = {
    report: (...[, kind, at]: readonly unknown[]) => void wrong.push([kind, at]),
    matter,
    place: { subject: 'art', slug: 'a', file: 'art/a.md' },
  };
  return { entries: parseRelated({ related: written }, context), wrong };
}

test.each([
  ['what-is-b', 'art/what-is-b'],
  ['what-is-b.md', 'art/what-is-b'],
  ['./what-is-b.markdown', 'art/what-is-b'],
  ['law/c', 'law/c'],
  ['../law/c.md', 'law/c'],
  ['/law/c', 'law/c'],
  ['/learn/law/questions/c', 'law/c'],
  ['o\u0308l', 'art/öl'],
])('%s is the question %s', (written, path) => {
  expect(related(written)).toEqual({ entries: [{ path, field: 'related', line: 11 }], wrong: [] });
});

test.each(['../b', '/b', './law/c', 'a/b/c', 'what is b', 'b?x', 'b#x', 'c:b', '.hidden', 'law/', '/'])(
  '%s names none',
  (written) => {
    expect(related(written)).toEqual({
      entries: [],
      wrong: [['related-url', { field: 'related', line: 11 }]],
    });
  },
);

test('entries have lines of their own, the field where those are not known; empty ones are passed over', () => {
  const { entries, wrong } = related('a', '', 'c', 'd');
  expect(entries.map(({ path, line }) => [path, line])).toEqual([
    ['art/a', 11],
    ['art/c', 13],
    ['art/d', 10],
  ]);
  expect(wrong).toEqual([]);
});
