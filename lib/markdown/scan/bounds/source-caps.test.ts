import { describe, expect, it } from 'vitest';
import { renderAnswer } from '@/lib/markdown/render/render-answer';
import { excessOfAnswer } from './answer-excess';

const around = (open: string, close: string) => (count: number) =>
  `${open.repeat(count)}a${close.repeat(count)}`;
const row = (mark: string) => (count: number) => mark.repeat(count);
const numbered = (line: (index: number) => string) => (count: number) =>
  Array.from({ length: count }, (_, index) => line(index)).join('');
const stairs = (gap: string) => (count: number) =>
  Array.from({ length: count }, (_, index) => `${'  '.repeat(index % 15)}- a\n${gap}`).join('');

/** What makes the parser slow, so often that it is refused; and a tenth of it, or as often as it is still rendered. */
const families: readonly (readonly [
  name: string,
  make: (count: number) => string,
  refused: number,
  rendered: number,
])[] = [
  ['stars around a letter', around('*', '*'), 1_000, 10],
  ['underscores around a letter', around('_', '_'), 1_000, 10],
  ['mixed emphasis', around('*_', '_*'), 1_000, 5],
  ['letters and stars', row('a*'), 1_500, 150],
  ['openers of emphasis', row('*a '), 1_500, 150],
  ['closers of emphasis', row('a* '), 1_500, 150],
  ['bold words', row('**a** '), 1_000, 60],
  ['strikes', row('~~a~~ '), 1_000, 60],
  ['entities', row('&amp;'), 1_500, 150],
  ['numbers of characters', row('&#x41;'), 1_500, 150],
  ['ampersands', row('&'), 2_000, 200],
  ['e-mail addresses', row('a@b.c '), 500, 50],
  ['e-mail addresses in 15 paragraphs', row(`${'a@b.c '.repeat(200)}\n\n`), 15, 1],
  ['at signs', row('@'), 500, 50],
  ['www', row('www.'), 500, 30],
  ['www addresses', row('www.a.b '), 500, 30],
  ['one address with much punctuation', (count) => `www.a.b/${'.,'.repeat(count)}c`, 1_500, 100],
  ['schemes', row('http://'), 500, 30],
  ['addresses', row('http://a.b '), 500, 30],
  ['brackets', row('['), 1_500, 150],
  ['brackets around a letter', around('[', ']'), 1_000, 75],
  ['images in images', around('![', '](b)'), 1_000, 20],
  ['links', row('[a](b) '), 1_000, 75],
  ['links without an end', row('[a](<b'), 1_000, 50],
  ['titles without an end', row('[a](b "'), 1_000, 50],
  ['notes', row('[^1] '), 500, 40],
  ['definitions', numbered((index) => `[${index}]: b\n`), 500, 40],
  ['definitions of notes', numbered((index) => `[^${index}]: a\n\n`), 500, 40],
  ['notes in notes', row('[^1]: '), 25, 10],
  ['angles', row('<a@'), 1_000, 50],
  ['backslashes', row('\\*'), 1_500, 100],
  ['backticks without an end', numbered((index) => `e${'`'.repeat(index)}`), 80, 20],
  ['headings', row('# a\n\n'), 600, 50],
  ['underlined headings', row('a\n-\n'), 600, 50],
  ['lines', row('a\n'), 6_000, 500],
  ['blank lines', row('\n'), 6_000, 500],
  ['hard breaks', row('a  \n'), 6_000, 500],
  ['quotes in quotes', row('> '), 25, 10],
  ['lists in lists', row('- '), 25, 10],
  ['stairs of lists', stairs(''), 1_500, 150],
  ['stairs of lists with blank lines', stairs('\n'), 2_100, 150],
  [
    'a deep quote and lines that go on with it',
    (count) => `${'> '.repeat(15)}a\n${'b\n'.repeat(count)}`,
    1_500,
    100,
  ],
  [
    'a deep list and lines that go on with it',
    (count) => `${'- '.repeat(15)}a\n${'b\n'.repeat(count)}`,
    1_500,
    100,
  ],
  ['entries of a list', row('- a\n'), 2_500, 200],
  ['pipes', row('|'), 7_000, 600],
  ['rows of pipes', row('|a|b|c|\n'), 1_700, 150],
  ['columns', (count) => `${'|a'.repeat(count)}|\n${'|-'.repeat(count)}|\n`, 65, 60],
  [
    'short rows of a wide table',
    (count) => `${'|a'.repeat(50)}|\n${'|-'.repeat(50)}|\n${'a\n'.repeat(count)}`,
    110,
    90,
  ],
  ['marks in the code of a list', (count) => `- \`\`\`\n${'*a_'.repeat(count)}\n`, 1_000, 100],
  ['long formulas', row(`$${'x+'.repeat(500)}y$ `), 101, 10],
  ['lowered letters around a letter', around('<sub>', '</sub>'), 1_000, 10],
  ['tags without an end', row('<sub>'), 2_000, 100],
  ['titles of abbreviations without an end', row('<abbr title="'), 2_000, 100],
  ['abbreviations', row('<abbr title="a&amp;b">a</abbr> '), 1_000, 60],
  ['raised words', row('x^2^ '), 2_000, 100],
  ['lowered words', row('H~2~O '), 2_000, 100],
  ['carets', row('x^'), 3_000, 200],
  ['highlighted words', row('==a== '), 2_000, 100],
  ['signs of highlighting', row('==a '), 2_000, 150],
  ['details in details', around('<details>\n', '</details>\n'), 30, 10],
  ['details in one line', around('<details>', '</details>'), 30, 10],
  ['admonitions in admonitions', around(':::tip\n', ':::\n'), 30, 10],
  ['admonitions', row(':::tip *a*\nb\n:::\n'), 2_000, 100],
  ['definitions of terms', row('a\n: b\n\n'), 2_000, 100],
  ['notes of quotes', row('> [!NOTE]\n> a\n\n'), 3_000, 100],
  ['code fences', row('```\na\n```\n'), 1_001, 200],
];

describe('what makes a Markdown parser slow', () => {
  it.each(families)('%s: refused before anything is parsed, and shown whole', async (_, make, refused) => {
    const answer = make(refused);
    const excess = excessOfAnswer(answer);
    expect(excess).toMatch(/\d/);
    const { html, diagnostics } = await renderAnswer(answer);
    expect(diagnostics).toEqual([{ kind: 'too-large', source: answer.slice(0, 80), message: excess }]);
    const shown = html
      .replace(/^<pre[^>]*>|<\/pre>$/g, '')
      .replace(/&#(\d+);/g, (_whole, code: string) => String.fromCharCode(Number(code)));
    expect(shown).toBe(answer);
  });

  it.each(families)('%s: rendered where there are few', async (_, make, __, rendered) => {
    expect(excessOfAnswer(make(rendered))).toBeUndefined();
    const { diagnostics } = await renderAnswer(make(rendered));
    expect(diagnostics.filter(({ kind }) => kind === 'too-large')).toEqual([]);
  });
});

describe('a bound', () => {
  it.each([
    ['a line that is no quote', (count: number) => '*a _b\n     >\n'.repeat(count)],
    ['a number that begins no list', (count: number) => '*a _b\n7. c\n'.repeat(count)],
    ['a mark that is indented too far', (count: number) => '*a _b\n     - c\n'.repeat(count)],
    ['a quote that goes on', (count: number) => '> *a _b\n'.repeat(count)],
    ['an entry without words', (count: number) => '*a _b\n*\n'.repeat(count)],
  ])('is not passed by way of %s', (_, make) => {
    expect(excessOfAnswer(make(1_000))).toContain('too long paragraphs');
  });

  it('counts what is nested by indentation, by marks and by lazy lines alike', () => {
    const deep = `${'> '.repeat(10)}${'- '.repeat(9)}a\n`;
    expect(excessOfAnswer(deep)).toBeUndefined();
    for (const answer of [`${deep}${'b\n'.repeat(700)}`, `${deep}${'>\n'.repeat(700)}`])
      expect(excessOfAnswer(answer)).toContain('as often as it is nested');
  });

  it('counts each entry and quote that begins on a line, and a quote that goes on once', () => {
    expect(excessOfAnswer('- >   - a\n'.repeat(430))).toBeUndefined();
    expect(excessOfAnswer('- >   - a\n'.repeat(440))).toContain('1320 entries of lists, quotes and notes');
    expect(excessOfAnswer('> a\n'.repeat(1_400))).not.toContain('entries of lists');
  });

  it('counts the words of a paragraph with a bracket by their square, and of others not', () => {
    expect(excessOfAnswer(`[${'a '.repeat(7_700)}`)).toBeUndefined();
    expect(excessOfAnswer(`[${'a '.repeat(7_800)}`)).toContain(
      'paragraphs with brackets have too many words',
    );
    expect(excessOfAnswer(`[a\n\n${'a '.repeat(20_000)}`)).toBeUndefined();
    expect(excessOfAnswer(`[\n${'a-b.c '.repeat(7_800)}`)).toContain('too many words');
  });

  it('keeps all bounds from being used up at once', () => {
    const parts = [
      '- a\n'.repeat(1_250),
      '# a\n'.repeat(290),
      '*a* b\n\n'.repeat(700),
      '\n[a]: b\n'.repeat(390),
    ];
    for (const part of parts) expect(excessOfAnswer(part)).toBeUndefined();
    expect(excessOfAnswer(parts.join('\n'))).toMatch(/too much together .* most of all the answer has \d/);
  });

  it('leaves the entries of a long list each to itself', () => {
    expect(excessOfAnswer('- **a** b\n'.repeat(1_000))).toBeUndefined();
    const ordered = Array.from({ length: 1_000 }, (_, index) => `${index + 1}. **a** b\n`).join('');
    expect(excessOfAnswer(ordered)).toBeUndefined();
  });

  it('does not count code', () => {
    expect(excessOfAnswer(`\`\`\`c\n${'a[i] *= b_c & d | e;\n'.repeat(1_000)}\`\`\`\n`)).toBeUndefined();
    expect(excessOfAnswer(`\`${'*'.repeat(20_000)}\``)).toBeUndefined();
    expect(excessOfAnswer(`$${'x_1 & '.repeat(300)}$`)).toBeUndefined();
  });
});
