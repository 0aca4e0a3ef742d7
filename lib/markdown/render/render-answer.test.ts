import { describe, expect, it } from 'vitest';
import { renderAnswer } from './render-answer';

const html = async (answer: string): Promise<string> =>
  (await renderAnswer(answer, { siteOrigin: 'https://stoa.example' })).html;

/** What a reader sees: without tags, mathematics by its TeX. */
const visible = (page: string): string =>
  page
    .replace(/<span class="katex-html"[\s\S]*$/g, '')
    .replace(/<[^>]*>/g, '')
    .replace(/&#x3C;/g, '<')
    .replace(/&#x26;/g, '&');

describe('Markdown of an answer', () => {
  it('is cut into paragraphs at the two characters \\n', async () => {
    expect(await html('One.\\n\\nTwo "three".')).toBe('<p>One.</p>\n<p>Two "three".</p>');
  });

  it('may have real line breaks', async () => {
    expect(await html('One.\n\n- a\n- b')).toBe('<p>One.</p>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>');
  });

  it('a paragraph of one bold line stays a paragraph', async () => {
    expect(await html('**Note**\\n\\nText')).toBe('<p><strong>Note</strong></p>\n<p>Text</p>');
  });

  it('items parted by empty lines are one ordered list', async () => {
    const page = await html('Intro:\\n\\n1. **A**: text\\n\\n2. **B**: text\\n\\nEnd.');
    expect(page.match(/<ol/g)).toHaveLength(1);
    expect(page.match(/<li>/g)).toHaveLength(2);
  });

  it('a list interrupted by a paragraph goes on with its number', async () => {
    expect(await html('1. A\\n\\nAside.\\n\\n2. B')).toContain('<ol start="2">');
  });

  it('a table scrolls, takes the focus and has column headings', async () => {
    const page = await html('| Term | Meaning |\\n|---|--:|\\n| a | `x|y` $|z|$ |');
    expect(page).toContain('<div class="table-scroll" role="region" tabindex="0" aria-label="Table"><table>');
    expect(page).toContain('<th scope="col">Term</th>');
    expect(page).toContain('<td class="align-right"><code>x|y</code>');
    expect(page.match(/<td/g)).toHaveLength(2);
  });

  it('a second table is told from the first', async () => {
    const table = '| a |\\n|---|\\n| b |';
    expect(await html(`${table}\\n\\ntext\\n\\n${table}`)).toContain('aria-label="Table 2"');
  });

  it('notes have prefixed ids that lead to and fro', async () => {
    const page = await html('Text[^1].\\n\\n[^1]: The note.');
    expect(page).toContain('href="#user-content-fn-1" id="user-content-fnref-1"');
    expect(page).toContain('aria-describedby="user-content-footnote-label"');
    expect(page).toContain('<h3 class="sr-only" id="user-content-footnote-label">');
    expect(page).toContain('<li id="user-content-fn-1">');
  });

  it('tasks carry marks, not unlabeled boxes', async () => {
    const page = await html('- [x] done\\n- [ ] open');
    expect(page).toContain('☑</span> done');
    expect(page).toContain('☐</span> open');
    expect(page).not.toContain('<input');
  });

  it('a single tilde is a tilde', async () => {
    expect(await html('~5 and ~10~ but ~~gone~~')).toBe('<p>~5 and ~10~ but <del>gone</del></p>');
  });

  it('definitions that nothing refers to show as text', async () => {
    expect(visible(await html('Text.\\n\\n[1]: Smith (2020)\\n\\n[^2]: Jones `x`'))).toMatch(
      /\[1\]: Smith \(2020\)\s+\[\^2\]: Jones x/,
    );
    expect(visible(await html('[^1]: note [^1]'))).toContain('note');
  });

  it('the empty corner of a table is no heading', async () => {
    const page = await html('| | Cat |\\n|---|---|\\n| Legs | 4 |');
    expect(page).toContain('<td></td>');
    expect(page).toContain('<th scope="col">Cat</th>');
  });

  it('an empty answer is an empty page', async () => {
    expect(await renderAnswer('')).toEqual({
      parts: [],
      html: '',
      css: '',
      headings: [],
      points: [],
      diagnostics: [],
      hasFormulas: false,
      formulaFonts: [],
    });
  });
});

describe('tags in an answer', () => {
  it.each([
    '#include <iostream>',
    'List<int> x',
    '<b>x</b>',
    '<div>',
    '</p>',
    '<?php echo 1 ?>',
    '<T extends U>',
  ])('%j shows as written', async (text) => {
    expect(visible(await html(text))).toBe(text);
    expect(visible(await html(`see\\n\\n${text}`))).toContain(text);
  });

  it('do not hide the Markdown between them', async () => {
    expect(await html('<div>\\n**bold**\\n</div>')).toContain('<strong>bold</strong>');
  });
});

describe('money in an answer', () => {
  it('is text', async () => {
    const answer = 'The first plan costs $5 a month, the second $12.50, and both together $17.50.';
    expect(await html(answer)).toBe(`<p>${answer}</p>`);
  });
});

describe('code in an answer', () => {
  it('is colored by classes for both themes', async () => {
    const { html: page, css } = await renderAnswer('```python\\nprint("a\\nb")\\n```');
    expect(visible(page)).toBe('print("a\\nb")');
    expect(page).toContain(
      '<pre class="code" role="group" tabindex="0" aria-label="Code"><code class="language-python">',
    );
    expect(css).toMatch(/\{--code-light:#[\dA-Fa-f]{6};--code-dark:#[\dA-Fa-f]{6}/);
    expect(page).not.toContain('style=');
  });

  it('of an unknown language is plain', async () => {
    const { html: page, css } = await renderAnswer('```brainfuck\\n+<>\\n```');
    expect(page).toContain('<code>+&#x3C;></code>');
    expect(css).toBe('');
  });
});

describe('links in an answer', () => {
  it.each([
    [
      '[a](https://x.org/y)',
      '<a href="https://x.org/y" rel="nofollow ugc noopener noreferrer" class="external" title="leads to x.org">a</a>',
    ],
    [
      'https://x.org',
      '<a href="https://x.org" rel="nofollow ugc noopener noreferrer" class="external" title="leads to x.org">https://x.org</a>',
    ],
    ['[a](https://stoa.example/y)', '<a href="https://stoa.example/y">a</a>'],
    ['[a](/learn/x)', '<a href="/learn/x">a</a>'],
    ['[a](mailto:a@b.org)', '<a href="mailto:a@b.org">a</a>'],
    ['[a](#part)', '<a href="#user-content-part">a</a>'],
    ['[a](//x.org)', 'a'],
    ['[a](ftp://x.org)', 'a'],
    ['[a](page.html)', 'a'],
  ])('%j', async (answer, link) => {
    expect(await html(answer)).toBe(`<p>${link}</p>`);
  });
});

describe('images in an answer', () => {
  it.each(['https://x.org/a.png', '//x.org/a.png', 'a.png', 'data:image/png;base64,AA'])(
    '%j becomes its alternative text',
    async (source) => {
      const page = await renderAnswer(`See ![the cell](${source}).`);
      expect(page.html).toBe('<p>See the cell.</p>');
      expect(page.diagnostics).toMatchObject([{ kind: 'image', source }]);
    },
  );
});

it('leads where a link does, however its scheme is written', async () => {
  const { html } = await renderAnswer('[a](HTTPS://x.org/A) and [b](MailTo:c@x.org)');
  expect(html).toContain('href="https://x.org/A"');
  expect(html).toContain('href="mailto:c@x.org"');
});
