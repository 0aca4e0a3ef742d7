import { expect, test } from 'vitest';
import { fileOfAddress } from './file-references';

test.each([
  '//evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '\\/evil.pdf',
  '\\evil.pdf',
  'https://a.b/c.pdf',
  '#a.pdf',
  'a.md',
])('%s is no file of the library', (address) => {
  expect(fileOfAddress(address)).toBeUndefined();
});

test.each([
  ['a.pdf', 'a.pdf'],
  ['..\\b.pdf', '../b.pdf'],
  ['/c.pdf?x', '/c.pdf'],
])('%s is one', (address, key) => {
  expect(fileOfAddress(address)).toBe(key);
});
