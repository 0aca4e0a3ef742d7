import { expect, test } from 'vitest';
import type { Library } from '@/lib/library/library';
import { withNotes } from '@/lib/library/send-once';
import type { RenderedAnswer } from '@/lib/markdown/render/render-answer';
import { renderAnswer } from '@/lib/markdown/render/render-answer';
import { finishHtml } from './finish-html';

const boot = '(self.__next_f=self.__next_f||[]).push([0])';
const flight = 'self.__next_f.push([1,"x"])';
const theme = 'document.documentElement.dataset.theme="x"';

/** A page as Next writes it, with an answer and structured data that are sent once. */
function pageOf(answer: Pick<RenderedAnswer, 'html' | 'css'>, { data = '{}', title = 'A title' } = {}) {
  const { library, notes } = withNotes({} as Library);
  const sent = library.sendOnce({ headings: [], points: [], diagnostics: [], ...answer });
  const inData = JSON.stringify(sent.html).replaceAll('<', '\\u003c').replaceAll('>', '\\u003e');
  const html = [
    `<!DOCTYPE html><html><head><script>${theme}</script></head><body><h1 title="${title}">${title}</h1>`,
    `<script type="application/ld+json">${library.sendTextOnce(data)}</script>`,
    sent.css ? `<style data-answer="">${sent.css}</style>` : '',
    `<div class="prose">${sent.html}</div><script src="/a.js" async=""></script><script>${boot}</script>`,
    `<script>self.__next_f.push([1,${inData}])</script></body></html>`,
  ].join('');
  return { html, notes, inData };
}

function finished(page: ReturnType<typeof pageOf>) {
  return finishHtml(page.html, page.notes, [theme]);
}

test('texts come back where their marks stand, and not into the data of scripts', () => {
  const page = pageOf({ html: '<p>$& one</p>', css: '.s{top:0}' }, { data: '{"a":"b"}' });
  const { html, scripts, styles, unknown } = finished(page);
  expect(html).toContain('<div class="prose"><p>$& one</p></div>');
  expect(html).toContain('<style data-answer="">.s{top:0}</style>');
  expect(html).toContain('<script type="application/ld+json">{"a":"b"}</script>');
  expect(html).toContain(`<script>self.__next_f.push([1,${page.inData}])</script>`);
  expect(html).not.toContain('<!--');
  expect(scripts).toEqual([theme, boot, `self.__next_f.push([1,${page.inData}])`]);
  expect(styles).toEqual(['.s{top:0}']);
  expect(unknown).toEqual([]);
});

const steering = [
  '<script>',
  `<script>${flight}</script>`,
  `<script>self.__next_f.push([0]);alert(1);self.__next_f.push([0])</script>`,
  `<script>${theme}</script>`,
  '<style data-answer="">*{display:none}</style>',
  '<style data-answer="">',
  '</style><script>alert(1)</script>',
  '<!--',
  '-->',
  '<!--<script>',
  '</script>',
];

test('whatever an answer holds, the page’s scripts and styles are those it has without', async () => {
  const plain = await renderAnswer('Plain $x$ words.');
  const expected = finished(pageOf({ html: plain.html, css: '.s{top:0}' }));
  for (const text of steering)
    for (const html of [
      (await renderAnswer(`[x](/learn '${text}') ${text} \`${text}\``)).html,
      // Nor could it, were a serializer of another mind.
      `<a title='${text}'>${text}</a>`,
    ]) {
      const { scripts, styles, unknown } = finished(pageOf({ html, css: '.s{top:0}' }));
      expect(scripts.length, text).toBe(expected.scripts.length);
      expect([styles, unknown], text).toEqual([expected.styles, []]);
    }
});

/** The same page where it has a script of its own, as Next writes it then. */
function readingPageOf(...text: Parameters<typeof pageOf>) {
  const page = pageOf(...text);
  const head = `<link rel="preload" as="script" fetchPriority="low" href="/_next/static/chunks/a.js"/><link rel="stylesheet" href="/_next/static/chunks/a.css"/><link rel="stylesheet" href="/_next/static/page-x.css"/><script src="/_next/static/chunks/b.js" async=""></script><script src="/_next/static/chunks/c.js" noModule=""></script>`;
  const html = page.html
    .replace('</head>', `${head}</head>`)
    .replace(
      '<body>',
      '<body><script type="module" src="/_next/static/islands-x.js" data-islands=""></script>',
    )
    .replace('src="/a.js"', 'src="/_next/static/chunks/a.js"');
  return { ...page, html };
}

test('where a page has a script of its own, nothing of Next’s is left', () => {
  const { html, scripts, unknown } = finished(readingPageOf({ html: '<p>one</p>', css: '.s{top:0}' }));
  expect(html).not.toMatch(/chunks|__next_f|preload/);
  expect([...html.matchAll(/<link[^>]*>/g)].join('')).toBe(
    '<link rel="stylesheet" href="/_next/static/page-x.css"/>',
  );
  expect(html).toContain('<script type="module" src="/_next/static/islands-x.js" data-islands=""></script>');
  expect(html).toContain('<div class="prose"><p>one</p></div></body></html>');
  expect(html).toContain('<script type="application/ld+json">{}</script>');
  expect([scripts, unknown]).toEqual([[theme], []]);
});

test('an answer that shows such a script takes nothing out, and nothing of an answer is taken out', () => {
  const text =
    '<script data-islands=""></script><script src="/_next/static/chunks/b.js"></script><script>self.__next_f.push([0])</script>';
  const plain = finished(pageOf({ html: text, css: '' }));
  expect(plain.html).toContain(`<div class="prose">${text}</div>`);
  expect(plain.html).toContain(`<script>${boot}</script>`);
  expect(finished(readingPageOf({ html: text, css: '' })).html).toContain(`<div class="prose">${text}</div>`);
});

test('a script of no known shape stays in a page with a script of its own, and is named', () => {
  const { notes } = withNotes({} as Library);
  const own = '<script type="module" src="/i.js" data-islands=""></script>';
  const { html, unknown } = finishHtml(`${own}<script>alert(1)</script>`, notes, [theme]);
  expect([html, unknown]).toEqual([`${own}<script>alert(1)</script>`, ['<script>alert(1)']]);
});

test('titles that look like a mark, a script or a style are text', () => {
  for (const text of [...steering, '<!--once:0123456789012345678901-->']) {
    const title = text.replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
    const { html, unknown } = finished(pageOf({ html: 'a', css: '' }, { title }));
    expect(html).toContain(`<h1 title="${title}">${title}</h1>`);
    expect(unknown).toEqual([]);
  }
});

test('a mark in a text that is put back is not looked for', () => {
  const inner = '<!--once:0123456789012345678901-->';
  const { html } = finished(pageOf({ html: `<p>${inner}</p>`, css: '' }));
  expect(html).toContain(inner);
});

test('a mark that stands for nothing is said, not left out', () => {
  const { notes } = withNotes({} as Library);
  expect(() => finishHtml('<p><!--once:0123456789012345678901--></p>', notes, [])).toThrow('not kept');
  expect(finishHtml('<p><!-- --><!--$-->x</p>', notes, []).html).toBe('<p><!-- --><!--$-->x</p>');
});

test('scripts and styles of no known shape are named, and allowed by nothing', () => {
  const { notes } = withNotes({} as Library);
  const html = `<script>alert(1)</script><style>p{}</style><script type="text/javascript">${boot};</script>`;
  const { scripts, styles, unknown } = finishHtml(html, notes, [theme]);
  expect([scripts, styles]).toEqual([[], []]);
  expect(unknown).toEqual(['<script>alert(1)', '<style>p{}', `<script>${boot};`]);
});
