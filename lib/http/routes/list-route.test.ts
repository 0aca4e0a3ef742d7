import { expect, test } from 'vitest';
import type { Catalog } from '@/lib/catalog/open-catalog';
import { subjectPath, topicIndexPath, topicPath } from '@/lib/site/paths';
import { parseAddress } from './address';
import { listRoute } from './list-route';

/** Subjects of 120 questions and topics of 60, all called like the words of an address, and 700 topics. */
const names = ['art', 'page', 'in', 'newest', 'map', 'questions'];
const catalog = {
  findSubject: (slug: string) =>
    names.includes(slug) ? { slug, count: 120, years: [['2024', 3]] } : undefined,
  topics: {
    all: Array.from({ length: 700 }),
    within: () => Array.from({ length: 400 }),
    find: (slug: string) => (names.includes(slug) ? { slug } : undefined),
    questions: (slug: string, subject?: { slug: string }) =>
      Array.from({
        length: subject === undefined ? 120 : subject.slug === 'map' || !names.includes(slug) ? 0 : 60,
      }),
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
    lists.push([topicIndexPath(1, { subject: a }), `/topics?subject=${a}`]);
    lists.push([topicIndexPath(2, { subject: a }), `/topics?subject=${a}&page=2`]);
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

test('the first page of a list is the list itself', () => {
  expect(route('/topics/page/1')).toEqual(redirect('/topics'));
  expect(route('/learn/art/page/1')).toEqual(redirect('/learn/art'));
  expect(route('/learn/art/newest/page/1')).toEqual(redirect('/learn/art/newest'));
  expect(route('/topics/art/in/page/page/1')).toEqual(redirect('/topics/art/in/page'));
});

test('which list and which page is said by the path alone: a query without a filter says nothing', () => {
  for (const query of ['page=2', 'page=x', 'sort=newest', 'subject=page', 'utm=1']) {
    expect(route(`/learn/art?${query}`), query).toEqual(page('/learn/art'));
    expect(route(`/topics?${query}`), query).toEqual(page('/topics'));
    expect(route(`/topics/art?${query}`), query).toEqual(page('/topics/art'));
  }
  expect(route('/learn/art?sort=newest&filter=x')).toEqual(fresh('/learn/art?filter=x'));
});

test('a page beyond the end of a list is unknown before anything is rendered', () => {
  for (const url of [
    '/learn/art/page/4',
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
    '/topics/in/none',
    '/topics/in/art/page/3',
    '/topics/in/art/x/2',
    '/topics/none',
    '/topics/art/2',
  ])
    expect([url, route(url)]).toEqual([url, { kind: 'unknown' }]);
});

const fresh = (target: string) => ({ kind: 'fresh', target, isSearch: true });

test('a narrowed list is made anew, in one form whatever else its address says', () => {
  const by = { text: 'émile & co', topic: 'art', year: '2024' };
  const query = 'filter=%C3%A9mile+%26+co&topic=art&year=2024';
  expect(subjectPath('art', { by })).toBe(`/learn/art?${query}`);
  expect(route(subjectPath('art', { by, page: 3 }))).toEqual(fresh(`/learn/art?${query}&page=3`));
  expect(route(subjectPath('art', { by: { text: 'x' }, sort: 'newest' }))).toEqual(
    fresh('/learn/art?sort=newest&filter=x'),
  );
  expect(route('/learn/art?utm=1&filter=+x+&topic=&page=1')).toEqual(fresh('/learn/art?filter=x'));
  expect(route(topicIndexPath(1, { text: 'x' }))).toEqual(fresh('/topics?filter=x'));
  expect(route(topicIndexPath(2, { text: 'x', subject: 'in' }))).toEqual(
    fresh('/topics?subject=in&filter=x&page=2'),
  );
});

test('a filter that says nothing is none; one of what the subject has not leads nowhere', () => {
  expect(route('/learn/art?filter=+&topic=&year=')).toEqual(page('/learn/art'));
  expect(route('/topics?filter=')).toEqual(page('/topics'));
  for (const url of [
    '/learn/art?topic=none',
    '/learn/map?topic=map&filter=x&page=0',
    '/learn/art?year=1999',
    '/learn/art?year=2024%27',
    '/learn/art?filter=x&page=x',
    '/learn/art/page/2?filter=x',
    '/learn/none?filter=x',
    '/topics/in/none?filter=x',
  ])
    expect([url, route(url)]).toEqual([url, { kind: 'unknown' }]);
});

test('a long text is cut, whatever its signs', () => {
  for (const sign of ['x', '\ufdfa', '😀', '%']) {
    const found = route(`/learn/art?filter=${encodeURIComponent(sign.repeat(100))}`);
    const [, query] = (found?.kind === 'fresh' ? found.target : '').split('?');
    const text = new URLSearchParams(query).get('filter') ?? '';
    expect(text.length).toBe(80);
    expect(text).not.toMatch(/\p{Cs}/u);
  }
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
