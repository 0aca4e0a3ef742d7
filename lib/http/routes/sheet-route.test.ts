import { expect, test } from 'vitest';
import { routeInSample as route } from '@/test-support/routed-sample';

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
