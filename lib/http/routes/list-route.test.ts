import { expect, test } from 'vitest';
import type { Catalog } from '@/lib/catalog/open-catalog';
import { subjectPath, topicIndexPath, topicPath } from '@/lib/site/paths';
import { parseAddress } from './address';
import { listRoute } from './list-route';

/** Subjects of 120 questions and topics of 60, all called like the words of an address, and 700 topics. */
const names = ['art', 'page', 'in', 'newest', 'map', 'questions'];
const catalog = {
  findSubject: (slug: string) => (names.includes(slug) ? { slug, count: 120 } : undefined),
  topics: {
    all: Array.from({ length: 700 }),
    find: (slug: string) => (names.includes(slug) ? { slug } : undefined),
    questions: (_: string, subject?: { slug: string }) =>
      Array.from({ length: subject === undefined ? 120 : subject.slug === 'map' ? 0 : 60 }),
  },
} as unknown as Catalog;

function route(url: string) {
  const address = parseAddress(url);
  if ('refused' in address) throw new Error(url);
  return listRoute(address, catalog);
}
const page = (target: string) => ({ kind: 'page', target });
const redirect = (to: string) => ({ kind: 'redirect', to });

test('every list of a subject or topic called page, in or newest has its own address', () => {
  const targets = new Map<string, string>();
  const lists: [string, string][] = [
    ['/topics', '/topics'],
    [topicIndexPath(3), '/topics?page=3'],
  ];
  for (const a of names) {
    lists.push([subjectPath(a), `/learn/${a}`]);
    lists.push([subjectPath(a, { page: 2 }), `/learn/${a}?page=2`]);
    lists.push([subjectPath(a, { sort: 'newest' }), `/learn/${a}?sort=newest`]);
    lists.push([subjectPath(a, { sort: 'newest', page: 3 }), `/learn/${a}?sort=newest&page=3`]);
    lists.push([topicPath(a), `/topics/${a}`], [topicPath(a, { page: 2 }), `/topics/${a}?page=2`]);
    for (const subject of names.filter((name) => name !== 'map')) {
      lists.push([topicPath(a, { subject }), `/topics/${a}?subject=${subject}`]);
      lists.push([topicPath(a, { subject, page: 2 }), `/topics/${a}?subject=${subject}&page=2`]);
    }
  }
  for (const [address, target] of lists) {
    expect([address, route(address)]).toEqual([address, page(target)]);
    expect(targets.get(address), address).toBeUndefined();
    targets.set(address, target);
  }
});

test('addresses of before, with a query, lead to those of now', () => {
  expect(route('/learn/art?page=2')).toEqual(redirect('/learn/art/page/2'));
  expect(route('/learn/art?sort=newest')).toEqual(redirect('/learn/art/newest'));
  expect(route('/learn/art?sort=newest&page=2')).toEqual(redirect('/learn/art/newest/page/2'));
  expect(route('/learn/art?page=1')).toEqual(redirect('/learn/art'));
  expect(route('/topics?page=2')).toEqual(redirect('/topics/page/2'));
  expect(route('/topics/art?page=2')).toEqual(redirect('/topics/art/page/2'));
  expect(route('/topics/art?subject=page&page=2')).toEqual(redirect('/topics/art/in/page/page/2'));
  expect(route('/topics/page/1')).toEqual(redirect('/topics'));
  expect(route('/learn/art/page/1')).toEqual(redirect('/learn/art'));
  expect(route('/learn/art?sort=title&utm=1')).toEqual(page('/learn/art'));
  expect(route('/topics/art?subject=none')).toEqual(page('/topics/art'));
});

test('a page beyond the end of a list is unknown before anything is rendered', () => {
  for (const url of [
    '/learn/art/page/4',
    '/learn/art?page=4',
    '/learn/art/newest/page/99',
    '/learn/none/page/2',
    '/topics/page/4',
    '/topics/page/x',
    '/topics/art/page/4',
    '/topics/art/page/0',
    '/topics/art/page/02',
    '/topics/art/in/page/page/3',
    '/topics/art/in/map',
    '/topics/art/in/none',
    '/topics/art/in',
    '/topics/none',
    '/topics/art/2',
  ])
    expect([url, route(url)]).toEqual([url, { kind: 'unknown' }]);
});

test('what is no list is left to others', () => {
  for (const url of [
    '/',
    '/learn',
    '/learn/art/map',
    '/learn/art/questions/a',
    '/learn/art/newest/2',
    '/about',
  ])
    expect([url, route(url)]).toEqual([url, undefined]);
});

test('an empty part is not the end of the address of a list', () => {
  for (const url of ['/topics//art', '/topics//page/2', '/topics//page', '/topics//in/art', '/topics///x'])
    expect([url, route(url)]).toEqual([url, { kind: 'unknown' }]);
  expect(route('/topics//')).toEqual(page('/topics'));
  expect(route('/learn//art')?.kind).not.toBe('page');
});
