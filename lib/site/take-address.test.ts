import { expect, test } from 'vitest';
import {
  filesOf,
  mostListed,
  parseTakePath,
  pathMark,
  type TakeRange,
  takeListPath,
  takePath,
} from './take-address';

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

function parsed(address: string) {
  const { pathname, searchParams } = new URL(address, 'https://site.example');
  return parseTakePath(partsOf(pathname), (name) => searchParams.get(name) ?? undefined);
}

test('a list of hundreds of questions stands in an address that every server takes', () => {
  const paths = Array.from({ length: mostListed + 1 }, (_, i) => `subject-${i % 7}/a-question-${i}`);
  const address = takeListPath({ title: '🎓'.repeat(300), paths }, 'questions.zip');
  expect(address.length).toBeLessThan(4096);
  expect(parsed(address)).toEqual({
    file: 'questions.zip',
    range: { title: '🎓'.repeat(40), marks: paths.slice(0, mostListed).map(pathMark) },
  });
});

test.each(['', 'questions=', 'questions=AAAA', 'questions=%00', `questions=${'AAAAAAA'.repeat(1000)}`])(
  '%j is no list',
  (query) => {
    expect(parsed(`/take/cards.txt?${query}`)).toBeUndefined();
  },
);

test('a list without a title has one', () => {
  const address = takeListPath({ title: ' \n', paths: ['a/b'] }, 'cards.txt');
  expect(parsed(address)?.range).toMatchObject({ title: 'A list of questions' });
});
