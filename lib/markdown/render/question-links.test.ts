import { describe, expect, it, test } from 'vitest';
import { answerText } from '@/lib/markdown/tree/answer-text';
import { linksOfAnswer } from '@/lib/markdown/tree/links/links-of-answer';
import { renderAnswer } from './render-answer';

const cell = { href: '/learn/biology/questions/cell', title: 'What is a cell?' };

/** Renders with every link that means a question leading to the cell, but those that name what is gone. */
async function html(answer: string): Promise<string> {
  const links = new Map(
    linksOfAnswer(answer).map((written) => [written, written.includes('gone') ? undefined : cell]),
  );
  return (await renderAnswer(answer, { links, siteOrigin: 'https://stoa.example' })).html;
}

describe('links to questions', () => {
  it.each([
    '[it](cell.md)',
    '[it](./cell.md)',
    '[it](../biology/cell.md)',
    '[it](/biology/cell.markdown)',
    '[it](Cell.MD)',
    '[it](<cell.md> "A cell")',
    '[it](/learn/biology/questions/cell)',
    '[it](https://stoa.example/learn/biology/questions/cell)',
    '[it](cell)',
    '[it][c]\\n\\n[c]: cell.md',
    '[[cell|it]]',
    '[[biology/cell|it]]',
    '[[ cell | it ]]'.replaceAll(' ', ''),
    '| a |\\n|---|\\n| [[cell\\|it]] |',
  ])('%j leads to the question', async (answer) => {
    expect(await html(answer)).toMatch(
      /<a href="\/learn\/biology\/questions\/cell"(?: title="A cell")?>it<\/a>/,
    );
  });

  test('a link in double brackets without words shows the question', async () => {
    expect(await html('See [[cell]].')).toBe(
      '<p>See <a href="/learn/biology/questions/cell">What is a cell?</a>.</p>',
    );
  });

  test('what is shown keeps its marks and formulas', async () => {
    expect(await html('[[cell|the *cell* of `x`]]')).toContain('>the <em>cell</em> of <code>x</code></a>');
    expect(await html('[[cell|$x^2$]]')).toContain('class="katex"');
  });

  it.each([
    ['[it](cell.md#Inner%20parts)', 'inner-parts'],
    ['[it](/learn/biology/questions/cell#inner-parts)', 'inner-parts'],
    ['[[cell#Inner parts|it]]', 'inner-parts'],
    ['[it](cell.md#user-content-inner-parts)', 'inner-parts'],
  ])('%j leads to the heading', async (answer, heading) => {
    expect(await html(answer)).toContain(`href="/learn/biology/questions/cell#user-content-${heading}">it<`);
  });

  it.each([
    ['see [the *page*](gone.md)', 'see the <em>page</em>'],
    ['see [the page](/learn/a/questions/gone)', 'see the page'],
    ['see [the page][g]\\n\\n[g]: gone.md', 'see the page'],
    ['see [[what-is-gone]]', 'see what is gone'],
    ['see [[what-is-gone|the page]]', 'see the page'],
    ['see [[gone]]', 'see [[gone]]'],
    ['see [*f*](gone)', 'see [<em>f</em>](gone)'],
  ])('%j leads nowhere and keeps its words', async (answer, shown) => {
    expect(await html(answer)).toBe(`<p>${shown}</p>`);
  });

  it.each([
    ['`[[cell]]`', '<p><code>[[cell]]</code></p>'],
    ['```\\na[[cell]]\\n```', '[[cell]]'],
    ['a\\n\\n    [[cell|x]]', '[[cell|x]]'],
    ['$[[cell]]$', '<annotation encoding="application/x-tex">[[cell]]</annotation>'],
    ['\\[[cell]]', '[[cell]]'],
    ['a [[1]] b', 'a [[1]] b'],
    ['[[1,2],[3,4]]', '[[1,2],[3,4]]'],
    ['[[ -f x ]]', '[[ -f x ]]'],
    ['![[cell]]', '![[cell]]'],
  ])('%j is left alone', async (answer, shown) => {
    const rendered = await html(answer);
    expect(rendered).toContain(shown);
    expect(rendered).not.toContain('href=');
  });

  test('a link holds no link', async () => {
    const rendered = await html('[see [[cell]] and https://x.org/a，b](cell.md)');
    expect(rendered.match(/<a /g)).toHaveLength(1);
    expect(rendered).toContain('https://x.org/a，b');
  });

  test('what is written between brackets cannot become markup', async () => {
    expect(await html('[[cell|<b onclick=x>]]')).toContain('&#x3C;b onclick=x>');
    const links = new Map([['[[cell]]', { href: cell.href, title: '<img src=x onerror=y>' }]]);
    expect((await renderAnswer('[[cell]]', { links })).html).not.toContain('<img');
  });

  test('links that mean no question stay as they are', async () => {
    const rendered = await html(
      '[a](https://x.org/learn) [b](#part) [c](mailto:a@b.org) [d](/learn/x) [e](f.pdf)',
    );
    expect(rendered.match(/href="[^"]*"/g)).toEqual([
      'href="https://x.org/learn"',
      'href="#user-content-part"',
      'href="mailto:a@b.org"',
      'href="/learn/x"',
    ]);
  });
});

describe('the links of an answer', () => {
  it('are those that mean a question, each once, in their order', () => {
    const answer =
      '[a](b.md) [[c|d]] [e](b.md) [f][g] ![p](p.md) `[[h]]` [i](https://x.org) [[j/k#l]]\\n\\n[g]: ../m/n.md#o';
    expect(linksOfAnswer(answer)).toEqual(['b.md', '[[c]]', '[[j/k#l]]', '../m/n.md#o']);
  });
  it('are none where none can be', () => {
    for (const answer of ['plain', '[a](https://x.org)', '[a](#b)', 'a[i][j]', '[Co(NH3)6](NO3)3'])
      expect(linksOfAnswer(answer), answer).toEqual([]);
  });
});

test('the text of an answer holds the words of its links', () => {
  expect(answerText('See [[what-is-a-cell]], [[a/b|the *other*]] and [it](c.md).')).toBe(
    'See what is a cell, the other and it.',
  );
});

describe('a bare address', () => {
  it.each([
    ...[
      '。',
      '，',
      '、',
      '）',
      '」',
      '；',
      '：',
      '！',
      '？',
      '】',
      '》',
      '』',
      '〉',
      '”',
      '’',
      '…',
      '（',
      '「',
    ],
  ])('ends before %s', async (sign) => {
    for (const address of ['https://x.org/a?b=c', 'http://x.org', 'www.x.org/a']) {
      const rendered = await html(`看${address}${sign}**重点**：见下`.replace('看www', '看 www'));
      expect(rendered, address).toContain(`>${address}</a>${sign}<strong>重点</strong>：见下`);
    }
  });
  it('goes on otherwise, and in what is written as an address', async () => {
    expect(await html('https://x.org/é，')).toContain('href="https://x.org/%C3%A9"');
    expect(await html('https://x.org/重力 x')).toContain('>https://x.org/重力</a>');
    expect(await html('[a](https://x.org/a（b）)')).toContain(encodeURI('https://x.org/a（b）'));
    expect(await html('`https://x.org/a，b`')).toBe('<p><code>https://x.org/a，b</code></p>');
    expect(await html('a\\n\\n    https://x.org/a，b')).toContain('https://x.org/a，b');
  });
});
