import { expect, test } from 'vitest';
import type { Catalog } from '@/lib/catalog/open-catalog';
import { parseAddress } from './address';
import { routeOf } from './route';

const question = { subject: 'art', slug: 'a', number: 0 };
const catalog = {
  find: (path: string) => (path === 'art/a' ? question : undefined),
  findRedirect: (path: string) => (path === 'art/old' ? 'art/a' : undefined),
  findSubject: (slug: string) =>
    slug === 'art' ? { slug, paths: [{ title: 'First', questions: [0] }] } : undefined,
  record: () => question,
  topics: {
    all: [],
    find: (slug: string) => (slug === 'color' ? { name: 'Color' } : undefined),
    questions: () => [0],
  },
} as unknown as Catalog;

function route(url: string) {
  const address = parseAddress(url);
  if ('refused' in address) throw new Error(url);
  return routeOf(address, catalog);
}

test.each([
  ['/sheet?topic=color', '/sheet?topic=color&form=answers'],
  ['/sheet?subject=art&path=0&form=end&x=1', '/sheet?subject=art&path=0&form=end'],
  ['/sheet?questions=art/a+none/b&form=lines', '/sheet?questions=art/a+none/b&form=lines'],
  ['/sheet?questions=art/old', '/sheet?questions=art/old&form=answers'],
])('%s is made for its request', (url, target) => {
  expect(route(url)).toEqual({ kind: 'fresh', target, isSearch: false });
});

test.each([
  '/sheet',
  '/sheet?topic=none',
  '/sheet?subject=art&path=1',
  '/sheet?questions=none/b',
  '/sheet/x',
])('%s leads nowhere', (url) => {
  expect(route(url)).toEqual({ kind: 'unknown' });
});

test('the review page is one for everybody, whatever is asked', () => {
  expect(route('/review?subject=art')).toEqual({ kind: 'page', target: '/review' });
});
