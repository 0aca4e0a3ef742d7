import { expect, test } from 'vitest';
import { placeOfReference, referenceKey } from './reference';

test.each([
  ['figure.png', 'figure.png'],
  ['my%20figure.png', 'my figure.png'],
  ['100%.png', '100%.png'],
  ['100%25.png', '100%.png'],
  ['%ff.png', '%ff.png'],
  ['cafe\u0301.png', 'caf\u00e9.png'],
  ['cafe%CC%81.png', 'caf\u00e9.png'],
  ['a.png?raw=true#top', 'a.png'],
  ['pictures\\a.png', 'pictures/a.png'],
])('%s names %s', (written, key) => {
  expect(referenceKey(written)).toBe(key);
});

test.each([
  ['figure.png', { kind: 'inside', file: 'art/figure.png' }],
  ['./figure.png', { kind: 'inside', file: 'art/figure.png' }],
  ['pictures/a.svg', { kind: 'inside', file: 'art/pictures/a.svg' }],
  ['../pictures/a.png', { kind: 'inside', file: 'pictures/a.png' }],
  ['/pictures/a.png', { kind: 'inside', file: 'pictures/a.png' }],
  ['../../a.png', { kind: 'outside' }],
  ['..', { kind: 'inside', file: '.' }],
  ['../..', { kind: 'outside' }],
  ['%2e%2e/%2e%2e/a.png', { kind: 'outside' }],
  ['..%5c..%5ca.png', { kind: 'outside' }],
  ['/../a.png', { kind: 'outside' }],
  ['a%00.png', { kind: 'outside' }],
  ['//evil.example/a.png', { kind: 'remote' }],
  ['HTTPS://evil.example/a.png', { kind: 'remote' }],
  ['data:image/png;base64,AA', { kind: 'remote' }],
  ['file:///etc/a.png', { kind: 'remote' }],
])('%s', (written, place) => {
  expect(placeOfReference('art/q.md', referenceKey(written))).toEqual(place);
});
