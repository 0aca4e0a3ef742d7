import { expect, test } from 'vitest';
import { filesOfPage, filesOfScript, filesOfStyles, picturesOfPage } from './linked-files';

test('what a page needs is named by it, each once', () => {
  const html = `<link rel="stylesheet" href="/_next/static/page-home-1.css"/><script src="/_next/static/islands-1.js">
    </script><link href="/_next/static/page-home-1.css"/><a href="/learn/art">_next/static</a>
    <script>self.__next_f.push([1,"[\\"/_next/static/chunks/0a.~-1.js\\"]"])</script>`;
  expect(filesOfPage(html)).toEqual([
    '/_next/static/page-home-1.css',
    '/_next/static/islands-1.js',
    '/_next/static/chunks/0a.~-1.js',
  ]);
});

test('fonts are found from where their style sheet stands', () => {
  const css = '@font-face{src:url(fonts/a.woff2)format("woff2")}b{background:url(data:image/png;base64,a)}';
  expect(filesOfStyles(css, '/_next/static/formulas-1.css')).toEqual(['/_next/static/fonts/a.woff2']);
});

test('scripts that come later are found in the script that fetches them', () => {
  const code = 'e.v(t=>Promise.all(["static/chunks/2h~ie.js"].map(t=>e.l(t))))';
  expect(filesOfScript(code)).toEqual(['/_next/static/chunks/2h~ie.js']);
});

test('pictures are found in all of their sizes', () => {
  expect(picturesOfPage('<img src="/pictures/a.png" srcset="/pictures/a-640.webp 640w">')).toEqual([
    '/pictures/a.png',
    '/pictures/a-640.webp',
  ]);
});
