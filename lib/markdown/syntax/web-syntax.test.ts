import { describe, expect, it } from 'vitest';
import { renderAnswer } from '@/lib/markdown/render/render-answer';

const html = async (answer: string): Promise<string> => (await renderAnswer(answer)).html;
const isText = async (answer: string) => {
  const shown = (await html(answer))
    .replace(/<[^>]*>/g, '')
    .replaceAll('&#x3C;', '<')
    .replaceAll('&#x26;', '&');
  expect(shown).toBe(answer);
  expect(await html(answer)).not.toMatch(/<(?:sub|sup|mark|dl|div|details|kbd|u|abbr)\b/);
};

describe('tags that an answer may write', () => {
  it.each([
    ['H<sub>2</sub>O and x<SUP>2</SUP>', 'H<sub>2</sub>O and x<sup>2</sup>'],
    ['<kbd>Ctrl</kbd>+<kbd>C</kbd>', '<kbd>Ctrl</kbd>+<kbd>C</kbd>'],
    ['<u>**a** b</u> <mark>`c`</mark>', '<u><strong>a</strong> b</u> <mark><code>c</code></mark>'],
    ['a<br>b<br/>c<br />d', 'a<br>\nb<br>\nc<br>\nd'],
    [
      '<abbr title="Hyper &amp; &quot;Text&quot;">HT</abbr>',
      '<abbr title="Hyper &#x26; &#x22;Text&#x22;">HT</abbr>',
    ],
    ['**<sub>a</sub>**', '<strong><sub>a</sub></strong>'],
    ['<sub><sup>a</sup></sub>', '<sub><sup>a</sup></sub>'],
  ])('%j', async (answer, shown) => {
    expect(await html(answer)).toBe(`<p>${shown}</p>`);
  });

  it('stand in headings, cells, lists and links', async () => {
    expect(await html('# H<sub>2</sub>O')).toContain('H<sub>2</sub>O</a></h3>');
    expect(await html('| a |\n|---|\n| x<br>y<sup>2</sup> |')).toContain('<td>x<br>\ny<sup>2</sup></td>');
    expect(await html('- [a<sub>b</sub>](/learn)')).toContain('<a href="/learn">a<sub>b</sub></a>');
  });

  it.each([
    '<sub>2',
    '2</sub>',
    '<b>x</b>',
    '<sub class="x">2',
    '<div>x</div>',
    '<abbr onclick="x">a</abbr>',
    '<details ontoggle=x>',
    'List<sub> is a type',
    '<summary>x</summary>',
    '<u>a',
    '< sub>2</ sub>',
  ])('%j is text', async (answer) => isText(answer));

  it('are text where they are escaped or code', async () => {
    expect(await html('\\<sub>2\\</sub> &lt;sub&gt;2&lt;/sub&gt;')).toBe(
      '<p>&#x3C;sub>2&#x3C;/sub> &#x3C;sub>2&#x3C;/sub></p>',
    );
    expect(await html('`<sub>2</sub>`')).toBe('<p><code>&#x3C;sub>2&#x3C;/sub></code></p>');
  });

  it('that cross each other, or a part of a line, are text where they have no partner', async () => {
    expect(await html('<sub>a<u>b</sub>c</u>')).toBe('<p><sub>a&#x3C;u>b</sub>c&#x3C;/u></p>');
    expect(await html('<u>a **b</u> c**')).toBe('<p>&#x3C;u>a <strong>b&#x3C;/u> c</strong></p>');
  });
});

describe('comments', () => {
  it.each([
    ['a <!-- b --> c', '<p>a  c</p>'],
    ['a\n<!-- b\n\n# c\n-->\nd', '<p>a\n\nd</p>'],
    ['<!-- a -->\n\nb', '<p>b</p>'],
    ['- a\n<!-- b -->\n- c', '<ul>\n<li>a\n</li>\n<li>c</li>\n</ul>'],
    ['One.\\n\\n<!-- `b\\n -->\\n\\nTwo.', '<p>One.</p>\n<p>Two.</p>'],
  ])('%j', async (answer, page) => {
    expect(await html(answer)).toBe(page);
  });

  it('are shown in code, and where nothing ends them', async () => {
    expect(await html('```html\n<!-- a -->\n```')).toContain('a');
    expect(await html('    <!-- a -->')).toContain('&#x3C;!-- a -->');
    expect(await html('a <!-- b')).toBe('<p>a &#x3C;!-- b</p>');
    expect(await html('a \\<!-- b -->')).toBe('<p>a &#x3C;!-- b --></p>');
  });

  it('are not published by an answer that is shown as plain text', async () => {
    const { html: page } = await renderAnswer(`${'> '.repeat(25)}a <!-- secret --> b`);
    expect(page).toContain('plain-answer');
    expect(page).not.toContain('secret');
    expect(await html('<!-- secret -->')).toBe('');
    expect(await html(`${'word '.repeat(60_000)}<!-- secret -->`)).not.toContain('secret');
  });
});

describe('raised, lowered and highlighted words', () => {
  it.each([
    ['H~2~O', 'H<sub>2</sub>O'],
    ['x^2^ + y^n^', 'x<sup>2</sup> + y<sup>n</sup>'],
    ['10^-3^ m, Ca^2+^, 2^nd^', '10<sup>-3</sup> m, Ca<sup>2+</sup>, 2<sup>nd</sup>'],
    ['SO~4~^2-^', 'SO<sub>4</sub><sup>2-</sup>'],
    ['x~i,j~', 'x<sub>i,j</sub>'],
    ['m^2^的面积', 'm<sup>2</sup>的面积'],
    ['a ==b c== d', 'a <mark>b c</mark> d'],
    ['==**b**==.', '<mark><strong>b</strong></mark>.'],
    ['这是==重点==内容', '这是<mark>重点</mark>内容'],
    ['==a== and ==b==', '<mark>a</mark> and <mark>b</mark>'],
  ])('%j', async (answer, shown) => {
    expect(await html(answer)).toBe(`<p>${shown}</p>`);
  });

  it.each([
    '2^3^2',
    'x^2 + y^2 = z^2',
    'x^2+y^2',
    'x^2+y^-1',
    'x^2+y^(n)',
    'a ^ b ^ c',
    '5~10 and ~10~',
    '10~20~30',
    '5~10元或20~30元',
    'a~1',
    'a == b and c == d',
    'a==b and c==d',
    'if (a==b || c==d)',
    'use "==" or "==="',
    'a ==b',
    '=== a ===',
    '<== and ==>',
  ])('%j is text', async (answer) => isText(answer));

  it('a struck word keeps two tildes', async () => {
    expect(await html('~~a~~ H~2~O ~~b~~')).toBe('<p><del>a</del> H<sub>2</sub>O <del>b</del></p>');
  });

  it('are text where they are escaped', async () => {
    expect(await html('H\\~2~O x\\^2^ \\==a==')).toBe('<p>H~2~O x^2^ ==a==</p>');
  });
});

describe('admonitions', () => {
  const box = (name: string, title: string, inside: string) =>
    `<div class="admonition ${name}" role="note">\n<p class="admonition-title">${title}</p>\n${inside}\n</div>`;

  it.each([
    [':::tip\nUse **it**.\n:::', box('tip', 'Tip', '<p>Use <strong>it</strong>.</p>')],
    [
      '::: warning Mind *this*\n\n- a\n\n:::',
      box('warning', 'Mind <em>this</em>', '<ul>\n<li>a</li>\n</ul>'),
    ],
    [':::note[H~2~O]\na\n:::', box('note', 'H<sub>2</sub>O', '<p>a</p>')],
    ['> [!NOTE]\n> a\n> b', box('note', 'Note', '<p>a\nb</p>')],
    ['> [!warning] Take care\n>\n> a', box('warning', 'Take care', '<p>a</p>')],
    ['> [!TIP]\n> - a', box('tip', 'Tip', '<ul>\n<li>a</li>\n</ul>')],
    [':::danger\\na\\n:::', box('danger', 'Danger', '<p>a</p>')],
  ])('%j', async (answer, page) => {
    expect(await html(answer)).toBe(page);
  });

  it('hold others, with more colons or with as many', async () => {
    for (const outer of ['::::', ':::']) {
      const page = await html(`${outer}tip\na\n\n:::note\nb\n:::\n\nc\n${outer}\n\nd`);
      expect(page.match(/class="admonition /g)).toHaveLength(2);
      expect(page.endsWith('<p>d</p>')).toBe(true);
      expect(page).toMatch(/b<\/p>\n<\/div>\n<p>c/);
    }
  });

  it('end a list and a paragraph before them', async () => {
    const page = await html('text\n:::tip\n- a\n- b\n:::\nmore');
    expect(page).toMatch(/^<p>text<\/p>\n<div class="admonition tip"[\s\S]*<\/ul>\n<\/div>\n<p>more<\/p>$/);
  });

  it('may hold a program and a formula', async () => {
    const page = await html(':::tip\n\n```js\n:::\n```\n\n$$x^2$$\n\n:::');
    expect(page).toContain('class="code-frame"');
    expect(page).toContain('katex-display');
  });

  it.each([
    '10:30 and a:b',
    'std::vector::iterator',
    ':note',
    '::note',
    ':::',
    ':::unknown',
    ':::tip',
    'R has pkg:::fun',
    'a :::tip b',
  ])('%j is text', async (answer) => isText(answer));

  it('a quote that only looks alike is a quote', async () => {
    for (const quote of ['> [!other] a', '> \\[!NOTE] a', '> a [!NOTE]'])
      expect(await html(quote)).toContain('<blockquote>');
  });
});

describe('details', () => {
  it.each([
    '<details>\n<summary>S **b**</summary>\n\nText *c*\n\n</details>',
    '<details><summary>S **b**</summary>\nText *c*\n</details>',
    '<details><summary>S **b**</summary>Text *c*</details>',
    ':::details S **b**\nText *c*\n:::',
  ])('%j', async (answer) => {
    expect(await html(answer)).toBe(
      '<details>\n<summary>S <strong>b</strong></summary>\n<p>Text <em>c</em></p>\n</details>',
    );
  });

  it('hold lists, programs and others', async () => {
    const page = await html(
      '<details open>\n<summary>S</summary>\n\n- a\n</details>\n\n<details>\n\n```js\n</details>\n```\n\n<details>\nb\n</details>\n</details>',
    );
    expect(page).toMatch(/^<details open>\n<summary>S<\/summary>\n<ul>/);
    expect(page.match(/<details/g)).toHaveLength(3);
    expect(page.match(/<\/details>/g)).toHaveLength(3);
  });

  it('without an end, or an end without a beginning, are text', async () => {
    expect(await html('<details>\na')).toBe('<p>&#x3C;details></p>\n<p>a</p>');
    expect(await html('a </details> b')).toBe('<p>a &#x3C;/details> b</p>');
  });

  it('nested too deep are refused before anything is parsed', async () => {
    const { diagnostics } = await renderAnswer(`${'<details>\n'.repeat(30)}a\n${'</details>\n'.repeat(30)}`);
    expect(diagnostics).toMatchObject([{ kind: 'too-large' }]);
  });
});

describe('lists of terms', () => {
  it('are terms and what they mean', async () => {
    expect(await html('Term\n: Its *meaning*\n: Another\n\nSecond\n:   $x^2$ and more\n    words')).toMatch(
      /^<dl>\n<dt>Term<\/dt>\n<dd>Its <em>meaning<\/em><\/dd>\n<dd>Another<\/dd>\n<dt>Second<\/dt>\n<dd><span class="katex">[\s\S]*words<\/dd>\n<\/dl>$/,
    );
  });

  it.each([': a', 'a: b', 'a\n:b', 'a : b', ': a\n: b', 'at 10\n:30'])('%j is text', async (answer) =>
    isText(answer),
  );
});
