import { expect, test } from 'vitest';
import { withHead } from './page-head';

const page =
  '<!DOCTYPE html><html lang="en"><head><meta charSet="utf-8"/><script src="/a.js"></script></head></html>';

test('a page says its policy right after its character set, without what only a header can say', () => {
  const html = withHead(page, {
    'content-security-policy':
      "default-src 'none'; script-src 'self' 'sha256-a='; frame-ancestors 'none'; sandbox",
  });
  expect(html).toContain(
    `<meta charSet="utf-8"/><meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self' 'sha256-a='"/>`,
  );
  expect(html).toContain('<meta name="referrer" content="no-referrer"/>');
  expect(html.replace(/<meta http-equiv[^>]*><meta name="referrer"[^>]*>/, '')).toBe(page);
});

test('fonts that a header asks for ahead are asked for in the page', () => {
  const link =
    '</f/a"b.woff2>; rel=preload; as=font; type="font/woff2"; crossorigin, </f/c.woff2>; rel=preload; as=font';
  const html = withHead(page, { link });
  expect(html).toContain('href="/f/a&quot;b.woff2"');
  expect(html.match(/rel="preload"/g)?.length).toBe(2);
});

test('a page of another form is refused, not left without a policy', () => {
  expect(() => withHead('<html><head></head></html>', {})).toThrow('does not begin');
  const later = page.replace('<head>', '<head><title><meta charSet="utf-8"/></title>');
  expect(() => withHead(later, {})).toThrow('does not begin');
});
