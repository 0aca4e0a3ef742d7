import { describe, expect, it } from 'vitest';
import type { ShownPicture } from '@/lib/pictures/shown-file';
import { renderTaken } from './taken-answer';

const siteOrigin = 'https://site.example';
const leaf: ShownPicture = {
  kind: 'picture',
  address: '/pictures/abc.png',
  width: 300,
  height: 200,
  wantsPaper: true,
  sizes: [{ type: 'image/webp', files: [{ address: '/pictures/abc-small.webp', width: 100 }] }],
};
const links = new Map([
  ['../b', { href: '/learn/art/questions/b', title: 'B?' }],
  ['../c#part', { href: '/learn/art/questions/c', title: 'C?' }],
]);

function card(markdown: string, inside: Record<string, string> = {}): string {
  const form = { kind: 'card', inside: new Map(Object.entries(inside)) } as const;
  return renderTaken(markdown, { form, siteOrigin, links, files: [['leaf.png', leaf]] }).html;
}

function book(markdown: string, inside: Record<string, string> = {}): string {
  const form = { kind: 'book', inside: new Map(Object.entries(inside)) } as const;
  return renderTaken(markdown, { form, siteOrigin, links, files: [['leaf.png', leaf]] }).html;
}

describe('a card', () => {
  it('has formulas as TeX between the marks of flashcard programs', () => {
    expect(card('So $x<y^2$.')).toBe('<p>So \\(x&#60;y^2\\).</p>');
    expect(card('$$\na &= b\n$$')).toBe('<div>\\[\\begin{aligned}a &#38;= b\\end{aligned}\\]</div>');
    expect(card('$\\foo{x}$')).toBe('<p><code>$\\foo{x}$</code></p>');
  });

  it('says nothing that a flashcard program takes for an order', () => {
    const html = card('Type \\\\( and [sound:a.mp3], [latex]x[/latex], [\\$] y, {{c1::z}}, `[sound:b.mp3]`.');
    expect(html).not.toMatch(/\[sound:|\[\/?latex\]|\[\/?\$\]|\{\{|\\\(/);
    expect(html.replaceAll('\u2060', '')).toContain('[sound:a.mp3]');
  });

  it('stands on one line, its programs line by line', () => {
    const html = card('One\ntwo.\n\n```js\nif (a < b) {\n\tgo();\n}\n```\n');
    expect(html).toContain('<p>One two.</p>');
    expect(html).toContain('<pre><code>if (a &#x3C; b) {<br>\tgo();<br>}</code></pre>');
    expect(html).not.toContain('\n');
  });

  it('shows pictures of the site, or those beside it, and nothing else of the page', () => {
    expect(card('![A leaf](leaf.png)')).toBe(
      '<p><img src="https://site.example/pictures/abc.png" alt="A leaf" width="300" height="200"></p>',
    );
    expect(card('![A leaf](leaf.png)', { '/pictures/abc.png': 'stoa-abc.png' })).toContain(
      'src="stoa-abc.png"',
    );
  });

  it('leads from anywhere to where the page leads', () => {
    expect(card('[b](../b), [out](https://a.example/x y)')).toContain(
      '<a href="https://site.example/learn/art/questions/b">b</a>',
    );
    expect(card('[x](javascript:alert(1)) and [y](#y)')).toBe('<p>x and y</p>');
  });
});

describe('a chapter of a book', () => {
  it('has formulas as MathML', () => {
    const html = book('So $x<y$.');
    expect(html).toMatch(
      /^<p>So <span class="glued"><math xmlns="[^"]+"><semantics>.*<\/semantics><\/math>\.<\/span><\/p>$/,
    );
    expect(html).toContain('<mo>&lt;</mo>');
    expect(book('$$\nx\n$$')).toMatch(/^<div class="formula"><math [^>]*display="block">/);
  });

  it('leads to questions that are in the book, to others on the site', () => {
    const html = book('[b](../b) [c](../c#part)', { '/learn/art/questions/c': 'q2.xhtml' });
    expect(html).toContain('<a href="https://site.example/learn/art/questions/b">b</a>');
    expect(html).toContain('<a href="q2.xhtml">c</a>');
  });

  it('keeps links to places that it has', () => {
    const html = book('## Part one\n\nSee [it](#part-one), not [that](#none).[^1]\n\n[^1]: A note.');
    expect(html).toContain('<a href="#user-content-part-one">it</a>, not that.');
    const places = [...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    expect(places.length).toBeGreaterThan(2);
    for (const id of places) expect(html).toContain(`id="${id}"`);
  });

  it('is open, closes what it opens, and has no sign that XML forbids', () => {
    const html = book(
      '<details open>\n<summary>More</summary>\n\na\u0000\u0008\ufffeb<br>c\n</details>\n\n- [x] done\n\n---',
    );
    expect(html).toContain('<p class="summary">More</p>');
    expect(html).toContain('<br />');
    expect(html).toContain('<hr />');
    expect(html).not.toMatch(/<(?:details|input)/);
    expect(html).not.toMatch(/[^\P{Cc}\n]|\ufffe/u);
  });

  it('names a picture that it does not hold', () => {
    expect(book('![A leaf](leaf.png)')).toBe('<p>A leaf</p>');
    expect(book('![A leaf](leaf.png)', { '/pictures/abc.png': 'pictures/abc.png' })).toBe(
      '<p><img src="pictures/abc.png" alt="A leaf" width="300" height="200" /></p>',
    );
  });
});

it.each([
  ['a comment', '[so<!-- -->und:a.mp3] [latex<!-- -->]x[/latex] {<!-- -->{c1::x}}'],
  ['a link that leads nowhere', '[\\[so](none.md)und:a.mp3]'],
  ['a picture that is not there', '![\\[so](none.png)und:a.mp3]'],
  ['a backslash before a comment', 'a \\\\\\\\<!-- -->(x) b'],
])('orders are no orders where %s stands in them', (_, markdown) => {
  expect(card(markdown)).not.toMatch(/\[sound:|\[\/?latex\]|\{\{|\\\(/);
});

it('what is beyond bounds is its source, and orders nothing', () => {
  expect(card(`${'> '.repeat(200)}[so<!-- -->und:a.mp3]`)).not.toContain('[sound:');
});

it('what is beyond bounds is its source', () => {
  const html = card(`${'> '.repeat(200)}deep\nlines`);
  expect(html).toMatch(/^<pre/);
  expect(html).toContain('deep<br>lines');
});
