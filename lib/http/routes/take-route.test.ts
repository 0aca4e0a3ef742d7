import { expect, test } from 'vitest';
import { takeListPath } from '@/lib/site/take-address';
import { routeInSample as route } from '@/test-support/routed-sample';

test.each([
  ['/learn/art/take/cards.txt', 'Art'],
  ['/learn/art/take/1/questions.csv', 'First'],
  ['/topics/color/take/questions.zip?x=1', 'Color'],
  ['/learn/art/questions/a/take/question.md', 'A?'],
])('%s is the file of %s', (url, title) => {
  expect(route(url)).toMatchObject({ kind: 'take', target: url.replace(/\?.*/, ''), taken: { title } });
});

test('a question that moved is taken along from where it is', () => {
  expect(route('/learn/art/questions/old/take/cards.txt')).toEqual({
    kind: 'redirect',
    to: '/learn/art/questions/a/take/cards.txt',
  });
});

test.each([
  '/learn/none/take/cards.txt',
  '/learn/art/take/2/cards.txt',
  '/learn/art/take/none.txt',
  '/topics/none/take/cards.txt',
  '/learn/art/questions/none/take/cards.txt',
])('%s leads nowhere', (url) => {
  expect(route(url)).toEqual({ kind: 'unknown' });
});

test('a file of a list is kept under no address', () => {
  const address = takeListPath({ title: 'Mine', paths: ['art/a', 'art/none'] }, 'book.epub');
  expect(route(address)).toMatchObject({
    kind: 'take',
    target: undefined,
    taken: { title: 'Mine', total: 1 },
  });
  expect(route('/take/book.epub')).toEqual({ kind: 'unknown' });
});
