import { afterAll, beforeAll, expect, test } from 'vitest';
import { pathMark } from '@/lib/site/take-address';
import { openTakenLibrary } from '@/test-support/taken-library';
import { findTaken } from './taken';
import type { TakenLibrary } from './taken-library';

let library: TakenLibrary;

beforeAll(async () => {
  library = await openTakenLibrary({
    'art/a.md': '---\nquestion: A?\nanswer: A.\n---\n',
    'art/b.md': '---\nquestion: B?\nanswer: B.\n---\n',
    'art/subject.md': '---\npaths:\n  - title: First\n    questions: [b]\n---\n',
    'science/c.md': '---\nquestion: C?\nanswer: C.\n---\n',
    'redirects.tsv': 'law\ta\tart\n',
  });
});
afterAll(() => library.catalog.close());

function titles(range: Parameters<typeof findTaken>[0]): readonly string[] | undefined {
  return findTaken(range, library.catalog)?.questions.map(({ question }) => question);
}

test('a range holds its questions in their order', () => {
  expect(titles({ subject: 'art' })).toEqual(['A?', 'B?']);
  expect(titles({ subject: 'art', path: 0 })).toEqual(['B?']);
  expect(titles({ question: { subject: 'science', slug: 'c' } })).toEqual(['C?']);
});

test('what is not there is nothing', () => {
  expect(titles({ subject: '__proto__' })).toBeUndefined();
  expect(titles({ subject: 'art', path: 1 })).toBeUndefined();
  expect(titles({ topic: 'constructor' })).toBeUndefined();
  expect(titles({ title: 'x', marks: [pathMark('none/none')] })).toBeUndefined();
});

test('a list holds what there is of it, each once, and what moved where it is', () => {
  const marks = ['science/c', 'gone/x', 'law/a', 'art/a', 'science/c', 'art/b'].map(pathMark);
  expect(titles({ title: 'Mine', marks })).toEqual(['C?', 'A?', 'B?']);
  expect(findTaken({ title: 'Mine', marks }, library.catalog)?.title).toBe('Mine');
});

test('questions whose paths have the same hash are told apart', () => {
  const { hash, check } = pathMark('art/a');
  expect(titles({ title: 'x', marks: [{ hash, check: check ^ 1 }] })).toBeUndefined();
});
