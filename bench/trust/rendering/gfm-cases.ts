/** Cases of the extensions of GitHub, in our own words: no package ships those of its specification. */
export interface GfmCase {
  readonly name: string;
  readonly markdown: string;
  /** What the page holds, and what it does not. */
  readonly holds: readonly (string | RegExp)[];
  readonly lacks?: readonly (string | RegExp)[];
}

const cell = (name: 'th' | 'td', text: string, align = '') =>
  new RegExp(`<${name}[^>]*${align}[^>]*>\\s*${text}\\s*</${name}>`);

export const gfmCases: readonly GfmCase[] = [
  {
    name: 'a table has a head and a body',
    markdown: '| Planet | Moons |\n| --- | --- |\n| Mars | 2 |\n| Venus | 0 |',
    holds: ['<thead>', '<tbody>', cell('th', 'Planet'), cell('td', 'Mars'), cell('td', '0')],
  },
  {
    name: 'a table needs no outer bars',
    markdown: 'Ion | Charge\n--- | ---\nCl | -1',
    holds: ['<table', cell('td', 'Cl')],
  },
  {
    name: 'columns are aligned as the colons say',
    markdown: '| a | b | c |\n| :-- | :-: | --: |\n| 1 | 2 | 3 |',
    holds: [cell('td', '1', 'left'), cell('td', '2', 'center'), cell('td', '3', 'right')],
  },
  {
    name: 'a bar that is escaped is no border, in code neither',
    markdown: '| a | b |\n| --- | --- |\n| x \\| y | `p \\| q` |',
    holds: [cell('td', 'x \\| y'), '<code>p | q</code>'],
  },
  {
    name: 'a row that is too short is filled, one that is too long is cut',
    markdown: '| a | b |\n| --- | --- |\n| 1 |\n| 2 | 3 | 4 |',
    holds: [cell('td', '1'), cell('td', ''), cell('td', '3')],
  },
  {
    name: 'a table ends at a blank line',
    markdown: '| a |\n| --- |\n| 1 |\n\nafter it',
    holds: ['<p>after it</p>'],
  },
  {
    name: 'a head and a rule of different widths are no table',
    markdown: '| a | b |\n| --- |\n| 1 | 2 |',
    holds: ['| a | b |'],
    lacks: ['<table'],
  },
  {
    name: 'a table has no body where nothing follows',
    markdown: '| a |\n| --- |',
    holds: ['<thead>'],
    lacks: ['<tbody>'],
  },
  {
    name: 'text in a table is marked up',
    markdown: '| a |\n| --- |\n| **bold** and $x^2$ |',
    holds: ['<strong>bold</strong>', 'katex'],
  },
  {
    name: 'tasks are boxes that nobody can tick, as characters',
    markdown: '- [ ] to do\n- [x] done\n- [X] done too',
    holds: ['☐', '☑', 'to do', 'done too'],
    lacks: ['<input'],
  },
  {
    name: 'a box in the middle of a line is text',
    markdown: '- see [ ] here',
    holds: ['[ ]'],
    lacks: ['<input'],
  },
  {
    name: 'a box without a list is text',
    markdown: '[ ] alone',
    holds: ['[ ] alone'],
    lacks: ['<input'],
  },
  { name: 'two tildes strike', markdown: 'so ~~not~~ this', holds: ['<del>not</del>'] },
  {
    name: 'one tilde means about, and does not strike (a rule of ours)',
    markdown: 'some ~5 to ~7 of them',
    holds: ['~5 to ~7'],
    lacks: ['<del>'],
  },
  {
    name: 'three tildes do not strike',
    markdown: 'so ~~~not~~~ this',
    holds: ['~~~not~~~'],
    lacks: ['<del>'],
  },
  {
    name: 'striking ends with its paragraph',
    markdown: 'so ~~not\n\nthis~~ line',
    holds: ['~~not', 'this~~ line'],
    lacks: ['<del>'],
  },
  {
    name: 'an address alone is a link',
    markdown: 'see https://example.org/a?b=c for it',
    holds: ['href="https://example.org/a?b=c"'],
  },
  {
    name: 'www alone is a link',
    markdown: 'see www.example.org/a',
    holds: ['href="http://www.example.org/a"'],
  },
  {
    name: 'the full stop after an address is not of it',
    markdown: 'see https://example.org/a.',
    holds: ['href="https://example.org/a"', /<\/a>\./],
  },
  {
    name: 'a bracket that closes another is not of the address',
    markdown: '(see https://example.org/a_(b))',
    holds: ['href="https://example.org/a_(b)"'],
  },
  {
    name: 'a mail address alone is a link',
    markdown: 'ask someone@example.org now',
    holds: ['href="mailto:someone@example.org"'],
  },
  {
    name: 'other schemes alone are text',
    markdown: 'see ftp://example.org/a and javascript:alert(1)',
    holds: ['ftp://example.org/a', 'javascript:alert(1)'],
    lacks: [/href="(?:ftp|javascript)/],
  },
  {
    name: 'the tags that GFM filters are text',
    markdown: 'a <title>b</title> <style>c</style> <script>d</script> <iframe>e</iframe>',
    holds: ['&#x3C;script>', 'b', 'e'],
    lacks: [/<(?:title|style|script|iframe)\b/],
  },
  {
    name: 'a footnote leads to its text and back',
    markdown: 'It is so.[^1]\n\n[^1]: Says the note.',
    holds: [/href="#user-content-fn-1"/, 'Says the note.', /href="#user-content-fnref-1"/],
  },
  {
    name: 'a footnote may be named twice',
    markdown: 'One[^n] and two[^n].\n\n[^n]: The note.',
    holds: [/fnref-n"/, /fnref-n-2"/],
  },
  {
    name: 'a footnote without a text is text',
    markdown: 'It is so.[^none]',
    holds: ['[^none]'],
    lacks: ['href='],
  },
];

/** What of a case does not hold. */
export function faultOfCase({ name, holds, lacks = [] }: GfmCase, html: string): string | undefined {
  const has = (wanted: string | RegExp) =>
    typeof wanted === 'string' ? html.includes(wanted) : wanted.test(html);
  const missing = holds.find((wanted) => !has(wanted));
  if (missing !== undefined) return `${name}: ${missing} is not in ${html.slice(0, 200)}`;
  const wrong = lacks.find(has);
  return wrong === undefined ? undefined : `${name}: ${wrong} is in ${html.slice(0, 200)}`;
}
