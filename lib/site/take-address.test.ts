import { expect, test } from 'vitest';
import { filesOf, parseTakePath, type TakeRange, takePath } from './take-address';

const ranges: readonly TakeRange[] = [
  { question: { subject: 'take', slug: 'take' } },
  { subject: 'bioé' },
  { subject: 'biology', path: 2 },
  { topic: 'in' },
  { topic: 'page' },
];

function partsOf(path: string): readonly string[] {
  return path.split('/').slice(1).map(decodeURIComponent);
}

test('what an address says is what it was made of', () => {
  for (const range of ranges)
    for (const [file] of filesOf(range))
      expect(parseTakePath(partsOf(takePath(range, file)))).toEqual({ range, file });
});

test.each([
  '/learn/biology/take',
  '/learn/biology/take/cards.pdf',
  '/learn/biology/take/constructor',
  '/learn/biology/take/0/cards.txt',
  '/learn/biology/take/1/2/cards.txt',
  '/learn/biology/take/question.md',
  '/learn/biology/questions/a/take/questions.zip',
  '/topics/a/in/take/cards.txt',
  '/search/a/take/cards.txt',
])('%s is no such address', (path) => {
  expect(parseTakePath(partsOf(path))).toBeUndefined();
});
