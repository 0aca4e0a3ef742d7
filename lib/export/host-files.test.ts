import { expect, test } from 'vitest';
import { headersFile, nginxSite, redirectsFile, redirectsMap } from './host-files';

const moved = [{ from: '/learn/a/questions/%C3%A9', to: '/learn/b/questions/e' }];

test('what is named after its content is kept for good, the manifest and pages are not', () => {
  const text = headersFile({ 'X-Content-Type-Options': 'nosniff' }, ['d', 't']);
  expect(text).toMatch(
    /^\/\*\n {2}X-Content-Type-Options: nosniff\n {2}Content-Security-Policy: frame-ancestors/,
  );
  expect(text.match(/immutable/g)?.length).toBe(5);
  expect(text).toContain(
    '/files/*\n  Cache-Control: public, max-age=31536000, immutable, no-transform\n  Content-Disposition: attachment',
  );
  expect(text).toMatch(/\/pictures\/\*\n.*\n {2}Content-Security-Policy: default-src 'none';.*sandbox/);
  expect(text).toContain('/search-data/d*\n  Cache-Control: public, max-age=31536000, immutable');
});

test('redirects are listed for hosts as written, and for nginx decoded, as it compares them', () => {
  expect(redirectsFile(moved)).toBe('/learn/a/questions/%C3%A9 /learn/b/questions/e 308\n');
  expect(redirectsMap(moved)).toBe('"/learn/a/questions/é" "/learn/b/questions/e";\n');
});

test('the site for nginx answers what is not there with the page for it', () => {
  const text = nginxSite({ folder: '/srv/site', redirectsFile: '/srv/site.redirects.map', security: {} });
  expect(text).toContain('root /srv/site;');
  expect(text).toContain('error_page 404 /404.html;');
  expect(text).toContain('gzip_static on;');
});
