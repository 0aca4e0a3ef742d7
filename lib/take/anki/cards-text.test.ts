import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTakenLibrary } from '@/test-support/taken-library';
import type { TakenLibrary } from '../taken-library';
import { writeCardsText } from './cards-text';

const hostile = '"=cmd" <script>\\t {{c1::x}} [sound:a.mp3] \u202e ';

let library: TakenLibrary;

beforeAll(async () => {
  library = await openTakenLibrary({
    'site.yml': 'name: "The :: Library"\nurl: https://site.example\n',
    'art/what-is-a-line.md': [
      '---',
      'question: What is $x^2$ in a "line"?',
      'author: A. Teacher',
      'keywords: [Line, Sketch]',
      'date: 2026-01-02',
      'answer: |',
      '  It has\ttabs and "quotes" and $a<b$.',
      '',
      '  ```py',
      '  if a < b:',
      '      print("#")',
      '  ```',
      '---',
    ].join('\n'),
    'art/__proto__.md': '---\nquestion: Hidden?\nanswer: A.\n---\n',
    'art/constructor.md': `---\nquestion: ${JSON.stringify(hostile.repeat(9))}\nanswer: '#A.'\n---\n`,
    'art/quiz.md': [
      '---',
      'question: Which is right?',
      'answer: The second.',
      'choices:',
      '  - text: A < b',
      '  - text: $x$ is',
      '    right: true',
      '    why: It is.',
      '---',
    ].join('\n'),
    'العربية/a.md': '---\nquestion: ما هي؟\nlanguage: ar\nanswer: نعم.\n---\n',
  });
});
afterAll(() => library.catalog.close());

interface Row {
  readonly guid: string;
  readonly front: string;
  readonly back: string;
  readonly deck: string;
  readonly tags: string;
}

async function rowOf(path: string): Promise<Row> {
  const question = library.catalog.find(path);
  if (question === undefined) throw new Error(path);
  const lines = String(await writeCardsText([question], library)).split('\n');
  const row = lines.filter((line) => !line.startsWith('#'));
  expect(row).toEqual([expect.any(String), '']);
  const cells = [...(row[0] ?? '').matchAll(/"((?:[^"]|"")*)"(?:\t|$)/g)].map(([, cell = '']) =>
    cell.replaceAll('""', '"'),
  );
  const [guid = '', front = '', back = '', deck = '', tags = '', ...more] = cells;
  expect(more).toEqual([]);
  return { guid, front, back, deck, tags };
}

test('a question is one row of five cells, whatever it holds', async () => {
  const { front, back, deck, tags } = await rowOf('art/what-is-a-line');
  expect(front).toBe('What is \\(x^2\\) in a &#34;line&#34;?');
  expect(back).toContain('<p>It has tabs and "quotes" and \\(a&#60;b\\).</p>');
  expect(back).toContain('<pre><code>if a &#x3C; b:<br>    print("#")</code></pre>');
  expect(back).toContain('<a href="https://site.example/learn/art/questions/what-is-a-line">');
  expect(deck).toBe('The : Library::Art');
  expect(tags).toBe('subject::art');
});

test('hostile titles stay text', async () => {
  const { guid, front, back } = await rowOf('art/constructor');
  expect(front).not.toMatch(/<script|\[sound:|\{\{/);
  expect(front).toContain('&#60;script&#62;');
  expect(guid).toMatch(/^[\w-]{20}$/);
  expect(back).toMatch(/^<p>#A\.<\/p>/);
});

test('the options of a quiz stand on the front, the right one on the back', async () => {
  const { front, back } = await rowOf('art/quiz');
  expect(front).toContain('<ol type="A"><li>A &#60; b</li><li>\\(x\\) is</li></ol>');
  expect(back).toMatch(/^<p><strong>B\. \\\(x\\\) is<\/strong>: It is\.<\/p><p>The second\.<\/p>/);
});

test('a card keeps its id when its question is edited, and runs the way of its language', async () => {
  const question = library.catalog.find('العربية/a');
  if (question === undefined) throw new Error('not there');
  const [before, after] = await Promise.all([
    rowOf('العربية/a'),
    writeCardsText([{ ...question, question: 'Another?' }], library).then(String),
  ]);
  expect(before.front).toMatch(/^<div dir="rtl">/);
  expect(after).toContain(`"${before.guid}"`);
});
