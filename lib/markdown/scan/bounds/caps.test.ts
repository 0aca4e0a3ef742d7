import { describe, expect, it } from 'vitest';
import { renderAnswer } from '@/lib/markdown/render/render-answer';

const nested = (levels: number) =>
  Array.from({ length: levels }, (_, level) => `${'  '.repeat(level)}- item`).join('\n');
const row = (columns: number, cell: string) => `|${`${cell}|`.repeat(columns)}\n`;
const table = (columns: number, rows: number) =>
  row(columns, 'a') + row(columns, '-') + row(columns, 'b').repeat(rows);

describe('an answer beyond a cap', () => {
  it.each([
    ['262,145 bytes', 'a'.repeat(262_145)],
    ['90,000 characters of three bytes', '語'.repeat(90_000)],
    ['quotes 25 deep', `${'> '.repeat(25)}a`],
    ['lists 25 deep', nested(25)],
    ['emphasis 30 deep', `${'*a _b '.repeat(15)}c${'_ d*'.repeat(15)}`],
    ['65 columns', table(65, 1)],
    ['5,001 cells', table(50, 100)],
    ['short rows of a wide table', `${row(60, 'a')}${row(60, '-')}${'a\n'.repeat(100)}`],
    ['6,000 lines', 'a\n'.repeat(6_000)],
    [
      'formulas of 2 MiB',
      Array.from({ length: 199 }, (_, n) => `$${'\\vec{x}'.repeat(220)}${n}$`)
        .join(' ')
        .slice(0, 262_144),
    ],
  ])('%s is preformatted text and a diagnostic', async (_, answer) => {
    const page = await renderAnswer(answer);
    expect(page.diagnostics).toMatchObject([{ kind: 'too-large' }]);
    expect(page.html).toMatch(
      /^<pre class="plain-answer" role="group" tabindex="0" aria-label="Answer">[^<]+<\/pre>$/,
    );
    expect(page.html.length).toBeLessThan(2 * 1024 * 1024);
  });

  it('is escaped and cut into lines', async () => {
    const { html } = await renderAnswer(`${'> '.repeat(25)}a <script>\\n"b" & c`);
    expect(html).toContain('a &#60;script&#62;\n&#34;b&#34; &#38; c</pre>');
  });

  it('leaves a long one its beginning', async () => {
    expect((await renderAnswer('word '.repeat(200_000))).html).toContain('word word');
  });
});

describe('an answer within the caps', () => {
  it.each([
    ['lists 10 deep', nested(10)],
    ['64 columns', table(64, 1)],
    ['4,900 cells', table(49, 98)],
    ['a thousand bold items', '- **a** b\\n'.repeat(1_000)],
  ])('%s is rendered', async (_, answer) => {
    expect((await renderAnswer(answer)).diagnostics).toEqual([]);
  });

  it('renders 200 formulas and shows the others as written', async () => {
    const { diagnostics, html } = await renderAnswer(
      Array.from({ length: 202 }, (_, n) => `$x_{${n}}$`).join(' '),
    );
    expect(diagnostics).toHaveLength(2);
    expect(html).toContain('<code class="formula-fault">$x_{201}$</code>');
  });

  it('shows a formula of more than 2,000 characters as written', async () => {
    const { diagnostics } = await renderAnswer(`$x = ${'1+'.repeat(1_000)}1$`);
    expect(diagnostics).toMatchObject([
      { kind: 'formula', message: expect.stringContaining('at most 2000') },
    ]);
  });
});
