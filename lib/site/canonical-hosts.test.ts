import { expect, test } from 'vitest';
import { mayBeCanonical } from './canonical-hosts';

const site = { baseUrl: 'https://site.example', canonicalHosts: ['press.example', 'other.example:8443'] };

test.each([
  '/learn/a/questions/b',
  'https://site.example/learn/a/questions/b',
  'http://site.example/',
  'https://press.example/a',
  'https://other.example:8443/a',
])('%s may', (canonical) => expect(mayBeCanonical(canonical, site)).toBe(true));

test.each([
  'https://evil.example/',
  'https://site.example.evil.example/',
  'https://site.example@evil.example/',
  'https://www.press.example/',
  'https://other.example/',
  'https://site.example:8080/',
])('%s may not', (canonical) => expect(mayBeCanonical(canonical, site)).toBe(false));

test('a site without an address of its own trusts no host but those named', () => {
  const without = { baseUrl: undefined, canonicalHosts: [] };
  expect(mayBeCanonical('https://site.example/', without)).toBe(false);
  expect(mayBeCanonical('/learn', without)).toBe(true);
});
