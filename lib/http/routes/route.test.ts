import { expect, test } from 'vitest';
import type { Catalog } from '@/lib/catalog/open-catalog';
import { searchParameters } from '@/lib/search/format/protocol/search-parameters';
import { titlesPath } from '@/lib/site/paths';
import { parseAddress } from './address';
import { routeOf } from './route';

const catalog = {
  findSubject: (slug: string) => (slug === 'art' || slug === 'études' ? { slug, count: 900 } : undefined),
  find: () => undefined,
  findRedirect: () => undefined,
} as unknown as Catalog;

function route(target: string) {
  const address = parseAddress(target);
  if ('refused' in address) throw new Error(target);
  return routeOf(address, catalog);
}

test('titles are served in as many parts as a subject has', () => {
  for (const subject of ['art', 'études'])
    for (const part of [0, 1, 2]) {
      const target = titlesPath(subject, 3, part);
      expect(route(target)).toEqual({ kind: 'page', target });
    }
});

test.each([
  '/study-data/titles/art/3-3.json',
  '/study-data/titles/art/4-0.json',
  '/study-data/titles/art/03-0.json',
  '/study-data/titles/art/3-0',
  '/study-data/titles/none/3-0.json',
  '/study-data/other/art/3-0.json',
  '/study-data/titles/art/99999-0.json',
  '/study-data',
])('no titles are at %s', (target) => {
  expect(route(target)).toEqual({ kind: 'unknown' });
});

test('the shelf is one page, whatever is asked of it', () => {
  expect(route('/shelf?list=1')).toEqual({ kind: 'page', target: '/shelf' });
});

test('a search reaches the search as the browser asks it, and with nothing else', () => {
  const request = { query: 'a b', subject: 'art', exact: true, limit: 5, offset: 10, isForList: true };
  const target = `/api/search?${searchParameters(request, 'b7')}`;
  expect(route(`${target}&other=1`)).toEqual({ kind: 'fresh', target, isSearch: true });
});
