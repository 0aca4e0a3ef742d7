import { expect, test } from 'vitest';
import { parseSiteAddress } from './site-address';

test('takes the address of a site, without its slash', () => {
  expect(parseSiteAddress('https://a.org/')).toBe('https://a.org');
  expect(parseSiteAddress(undefined)).toBeUndefined();
});

test('says what is wrong with an address', () => {
  for (const text of ['example.org', 'https://a.org/b', 'https://a.org/?b', 'ftp://a.org'])
    expect(() => parseSiteAddress(text), text).toThrow(/^--url is /);
});
