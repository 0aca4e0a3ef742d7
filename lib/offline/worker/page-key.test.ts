import { expect, test } from 'vitest';
import { isKeepable, pageKeyOf } from './page-key';

const at = (address: string) => new URL(address, 'https://study.example');

test('a page is kept under its path, whatever slash or words to mark its address ends with', () => {
  for (const address of ['/learn/art', '/learn/art/', '/learn/art?h=blue+red', '/learn/art/?h=#top'])
    expect(pageKeyOf(at(address))).toEqual({ path: '/learn/art', isWhole: true, isApplication: false });
  expect(pageKeyOf(at('/')).path).toBe('/');
});

test('a narrowed list does not stand for the whole one', () => {
  expect(pageKeyOf(at('/learn/art?filter=blue'))).toMatchObject({ path: '/learn/art', isWhole: false });
});

test('a page that reads its query by itself is the same for all, but for results that were sent', () => {
  expect(pageKeyOf(at('/review?subject=art'))).toMatchObject({ path: '/review', isWhole: true });
  expect(pageKeyOf(at('/search'))).toMatchObject({ path: '/search', isWhole: true });
  expect(pageKeyOf(at('/search?q=blue'))).toMatchObject({ path: '/search', isWhole: false });
});

test('what is no page is not kept as one', () => {
  for (const address of ['/api/search?q=a', '/search-data/manifest.bin', '/pictures/a.png', '/q/7'])
    expect(isKeepable(at(address)), address).toBe(false);
  for (const address of ['/', '/search', '/learn/files/questions/api'])
    expect(isKeepable(at(address)), address).toBe(true);
});

test('a file that is saved is no page, so that none is saved in its place', () => {
  for (const address of [
    '/learn/art/take/deck.apkg',
    '/learn/art/take/2/book.epub',
    '/learn/art/questions/a/take/question.md',
    '/topics/take/take/cards.txt',
    '/take/questions.zip?title=a&questions=b',
    '/learn/art/questions/a/cite.bib',
  ])
    expect(isKeepable(at(address)), address).toBe(false);
  for (const address of ['/learn/take', '/learn/take/questions/take', '/learn/art/questions/a/cite'])
    expect(isKeepable(at(address)), address).toBe(true);
});
