import { expect, test } from 'vitest';
import { pathOfAddress } from './question-address';

test.each([
  ['/learn/biology/questions/what-is-a-cell', 'biology/what-is-a-cell'],
  [' /learn/a/questions/b/ ', 'a/b'],
  ['https://example.org/learn/a/questions/b?x=1', 'a/b'],
  ['http://example.org:80/learn/a/questions/b#part', 'a/b'],
  ['/learn/%C3%A4/questions/%F0%9F%98%80', 'ä/😀'],
])('%s names the question %s', (address, path) => {
  expect(pathOfAddress(address)).toBe(path);
});

test.each([
  '',
  'learn/a/questions/b',
  '/learn//questions/b',
  '/learn/a/questions/',
  '/learn/a/questions/b/c',
  '/x/learn/a/questions/b',
  'ftp://example.org/learn/a/questions/b',
  'https:///learn/a/questions/b',
  '/learn/%ff/questions/b',
])('%j names none', (address) => {
  expect(pathOfAddress(address)).toBeUndefined();
});
