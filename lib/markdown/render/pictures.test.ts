import { expect, test } from 'vitest';
import type { ShownFiles } from '@/lib/pictures/shown-file';
import { breachesOf } from '@/test-support/allow-list-check';
import { renderAnswer } from './render-answer';

const picture = {
  kind: 'picture',
  address: '/pictures/00aa-cell.png',
  width: 800,
  height: 400,
  wantsPaper: true,
  sizes: [],
} as const;
const sized = {
  ...picture,
  address: '/pictures/11bb-wide.jpg',
  wantsPaper: false,
  sizes: [
    {
      type: 'image/avif',
      files: [
        { address: '/pictures/11bb-wide-640.avif', width: 640 },
        { address: '/pictures/11bb-wide-800.avif', width: 800 },
      ],
    },
  ],
} as const;
const files: ShownFiles = [
  ['cell.png', picture],
  ['pictures/my cell.png', picture],
  ['café.png', picture],
  ['wide.jpg', sized],
  ['sheet.pdf', { kind: 'download', address: '/files/22cc-sheet.pdf', name: 'Übung "1" <a>.pdf' }],
];

async function shown(markdown: string): Promise<string> {
  const { html } = await renderAnswer(markdown, { files });
  expect(breachesOf(html)).toEqual([]);
  return html;
}
const link = '<a class="picture" href="/pictures/00aa-cell.png">';

test('a picture is a link to its larger view, with its size', async () => {
  expect(await shown('![A cell](cell.png)')).toBe(
    `<p>${link}<img src="/pictures/00aa-cell.png" alt="A cell" width="800" height="400" decoding="async" class="on-paper"></a></p>`,
  );
});

test('alone in its paragraph with a title it has a caption; amid text the title stays one', async () => {
  expect(await shown('![A cell](cell.png "Drawn by hand")')).toMatch(
    /^<figure><a class="picture"[^>]*><img [^>]*><\/a><figcaption>Drawn by hand<\/figcaption><\/figure>$/,
  );
  expect(await shown('See ![A cell](cell.png "Drawn") here.')).toContain('title="Drawn"');
});

test.each([
  '![x](./cell.png)'.replace('./', ''),
  '![x](pictures/my%20cell.png)',
  '![x](<pictures/my cell.png>)',
  '![x](cafe\u0301.png)',
  '![x](caf%C3%A9.png)',
  '![x][1]\n\n[1]: cell.png',
  '- one\n- ![x](cell.png)',
  '| a |\n|---|\n| ![x](cell.png) |',
])('%s is found', async (markdown) => {
  expect(await shown(markdown)).toContain('src="/pictures/00aa-cell.png"');
});

test('the first comes at once, the others when they are near', async () => {
  const html = await shown('![a](cell.png)\n\n![b](cell.png)\n\n![c](wide.jpg)');
  expect(html.match(/loading="lazy"/g)?.length).toBe(2);
  expect(html.indexOf('loading')).toBeGreaterThan(html.indexOf('alt="a"') + 60);
});

test('smaller files and newer formats are offered, the file itself last', async () => {
  expect(await shown('![a](wide.jpg)')).toContain(
    '<picture><source type="image/avif" srcset="/pictures/11bb-wide-640.avif 640w, /pictures/11bb-wide-800.avif 800w" sizes="(max-width: 600px) 100vw, 600px"><img src="/pictures/11bb-wide.jpg"',
  );
});

test.each([
  ['![A cell|300](cell.png)', 300, 150],
  ['![A cell|300x999](cell.png)', 300, 150],
  ['![A cell](cell.png){width=200}', 200, 100],
  ['![A cell](cell.png){: .wide width="200px"}', 200, 100],
  ['![A cell](cell.png "T"){width=50%}', 300, 150],
])('%s', async (markdown, width, height) => {
  const html = await shown(markdown);
  expect(html).toContain(`alt="A cell" width="${width}" height="${height}"`);
  expect(html).not.toMatch(/[{}|]/);
});

test('a picture in a link leads where the link does', async () => {
  expect(await shown('[![a](cell.png)](/learn)')).toMatch(/^<p><a href="\/learn"><img [^>]*><\/a><\/p>$/);
});

test('a link leads to a file, which is saved under its own name', async () => {
  expect(await shown('[sheet](sheet.pdf)')).toBe(
    '<p><a href="/files/22cc-sheet.pdf" download="Übung &#x22;1&#x22; &lt;a&gt;.pdf">sheet</a></p>',
  );
  expect(await shown('[see](cell.png)')).toBe('<p><a href="/pictures/00aa-cell.png">see</a></p>');
});

test('what is not shown is its alternative text, never nothing', async () => {
  expect(await shown('![A *lost* cell](lost.png)')).toBe('<p>A lost cell</p>');
  expect(await shown('![A far one](https://evil.example/a.png)')).toBe('<p>A far one</p>');
  expect(await shown('![](https://evil.example/a.png)')).toBe('<p>a.png</p>');
  expect(await shown('![](lost.png "A title")')).toBe('<p>A title</p>');
  expect(await shown('[sheet](lost.pdf)')).toBe('<p>sheet</p>');
});

test.each([
  '![a" onerror="alert(1)](cell.png)',
  '![<script>](cell.png "<script>alert(1)</script>")',
  '![a](javascript:alert(1))',
  '![a](/pictures/%22onerror=alert(1).png)',
  '![a](//evil.example/a.png)',
  '![a](data:image/svg+xml,x)',
  '![x](cell.png){width=1 onload=alert(1)}',
])('%s does no harm', async (markdown) => {
  const html = await shown(markdown);
  expect(html.replace(/&[^;]+;/g, '')).not.toMatch(/<script|src="(?!\/pictures\/00aa)/);
});

test('rules for pictures come with pictures alone', async () => {
  expect((await renderAnswer('![a](cell.png)', { files })).css).toContain('.prose img{');
  expect((await renderAnswer('![a](lost.png)', { files })).css).toBe('');
});

test('a name of the language is a name like others', async () => {
  expect(await shown('![a](__proto__) ![b](constructor)')).toBe('<p>a b</p>');
});
