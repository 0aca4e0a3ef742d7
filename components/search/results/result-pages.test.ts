import { expect, test } from 'vitest';
import { nameOfNext, nameOfPage, resultPages } from './result-pages';

const at = (total: number, close: number, page: number) =>
  resultPages({ total, close }, { page, pageSize: 10 });

test('pages are counted as far as matches are close, and named beyond', () => {
  expect(nameOfPage(at(8, 8, 1))).toBe('');
  expect(nameOfPage(at(3553, 7, 1))).toBe('');
  expect(nameOfPage(at(3553, 12, 2))).toBe('page 2 of 2');
  expect(nameOfPage(at(3553, 12, 3))).toBe('page 3');
  expect(nameOfPage(at(30, 30, 2))).toBe('page 2 of 3');
});

test('the next page says what it holds', () => {
  expect(nameOfNext(at(3553, 12, 1))).toBe('More close matches');
  expect(nameOfNext(at(3553, 12, 2))).toBe('More that hold some of your words');
  expect(nameOfNext(at(3553, 12, 3))).toBe('More results');
  expect(nameOfNext(at(30, 30, 1))).toBe('More results');
});

test('no page is named that cannot be turned to', () => {
  expect(at(3553, 2000, 1)).toMatchObject({ last: 100, lastClose: 100 });
});
