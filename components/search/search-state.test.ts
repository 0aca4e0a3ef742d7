import { describe, expect, test } from 'vitest';
import { maxTypedLength } from '@/lib/search/format/protocol/search-limits';
import { parseSearchState } from './search-state';

const subjects = [{ slug: 'physics' }];

describe('the address of the search page', () => {
  test('says words, subject and page', () => {
    expect(parseSearchState('?q=what+is+c%2B%2B&subject=physics&page=3', subjects)).toEqual({
      query: 'what is c++',
      subject: 'physics',
      exact: false,
      page: 3,
    });
  });

  test('asks nothing where it says nothing', () => {
    expect(parseSearchState('', subjects)).toEqual({
      query: '',
      subject: undefined,
      exact: false,
      page: 1,
    });
  });

  test('asks for the words as they are written only where it says so', () => {
    expect(parseSearchState('?q=a&exact=1', subjects).exact).toBe(true);
    expect(parseSearchState('?q=a&exact=yes', subjects).exact).toBe(false);
  });

  test('names no subject that the library does not hold', () => {
    expect(parseSearchState('?q=a&subject=alchemy', subjects).subject).toBeUndefined();
  });

  test.each(['0', '-1', '1.5', 'x', '1e3', ''])('page %j is the first', (page) => {
    expect(parseSearchState(`?q=a&page=${page}`, subjects).page).toBe(1);
  });

  test('means the first of repeated parameters', () => {
    expect(parseSearchState('?q=one&q=two&page=2&page=3', subjects)).toMatchObject({ query: 'one', page: 2 });
  });

  test('cuts words that go on too long', () => {
    expect(parseSearchState(`?q=${'a'.repeat(maxTypedLength + 100)}`, subjects).query).toHaveLength(
      maxTypedLength,
    );
  });
});
