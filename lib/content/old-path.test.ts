import { expect, test } from 'vitest';
import { oldPath } from './old-path';

test.each([
  ['old', 'art/old'],
  ['law/old.md', 'law/old'],
  ['/law/old.md', 'law/old'],
  ['/learn/law/questions/old', 'law/old'],
  ['/blog/x', '/blog/x'],
  ['/blog/2019/05/x.html', '/blog/2019/05/x.html'],
  ['/blog/x/', '/blog/x'],
  ['/x', '/x'],
  ['/caf%C3%A9/b', '/café/b'],
  ['/cafe\u0301/b', '/café/b'],
])('%j was at %s', (written, path) => {
  expect(oldPath(written, 'art')).toEqual({ path });
});

test.each([
  '..',
  'a/..',
  '../..',
  '/a/../b',
  '/a/..%2f..%2fb',
  '//evil.example/x',
  '/\\evil.example',
  '/a//b',
  '/a?p=1',
  '/*',
  '*',
  '/%',
  '/%ff',
  '/a%0ab',
  'a\ud800',
  '/learn/a/questions/..',
  '/learn/a/questions/..%2f..%2fx',
  '/learn/a/questions/x%0ay',
  'x'.repeat(241),
  'é'.repeat(121),
  `/${'a/'.repeat(13)}b`,
  `/${`${'a'.repeat(200)}/`.repeat(6)}b`,
  'https://evil.example/x',
])('%j can have been no place of a question', (written) => {
  expect(oldPath(written, 'art')).toEqual({ fault: 'none' });
});

test.each([
  '/',
  '/learn',
  '/learn/x',
  '/topics/a',
  '/search',
  '/q/7',
  '/pictures/a.png',
  '/_next/static/x',
  '/.well-known/x',
  '/search-data/manifest.bin',
  '/index.html',
  '/healthz',
])('%s the site answers itself', (written) => {
  expect(oldPath(written, 'art')).toEqual({ fault: 'own' });
});
