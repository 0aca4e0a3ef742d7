import { describe, expect, test } from 'vitest';
import { parseQuestion } from '@/lib/content/parse-question';

const place = { subject: 'art', slug: 'a', file: 'art/a.md' };

function read(...lines: readonly string[]) {
  const text = ['---', ...lines, '---', ''].join('\n');
  const { question, diagnostics } = parseQuestion(new TextEncoder().encode(text), place);
  return { question, diagnostics, told: diagnostics.map(({ kind, field, line }) => [kind, field, line]) };
}

const head = ['question: Why?', 'answer: So.'];

function refusal(...lines: readonly string[]): unknown {
  try {
    return read(...lines);
  } catch (error) {
    return { ...(error as object), message: (error as Error).message };
  }
}

describe('a field that cannot be read is dropped alone', () => {
  test.each([
    ['author', 'must be text', 'author: { a: b }'],
    ['author', 'must be text', 'author: [a]'],
    ['seo', 'must hold fields of its own, indented below it', 'seo: text'],
    ['seo', 'must hold fields of its own, indented below it', 'seo: [page_description]'],
    ['seo.page_description', 'must be text', 'seo: { page_description: [a] }'],
    ['keywords', 'must be a list of texts, or one', 'keywords: { a: b }'],
    ['keywords', 'must be a list of texts, or one', 'keywords: [a, { b: c }]'],
    ['tags', 'has more than 500 entries', `tags: [${'a,'.repeat(501)}]`],
    ['tags', 'is longer than 5000 characters', `tags: [b, ${'a'.repeat(5000)}]`],
    ['related', 'must be a list', 'related: { a: b }'],
    ['related', 'must be text, or hold a url', 'related: [{ name: b }]'],
    ['related', 'is longer than 2000 characters', `related: [${'a'.repeat(2001)}]`],
    ['choices', 'has more than 20 entries', `choices: [${'{ text: a },'.repeat(21)}]`],
  ])('%s: %s', (field, message, line) => {
    const { question, diagnostics } = read(...head, line, 'id: 7');
    expect(question).toMatchObject({ question: 'Why?', answer: 'So.', id: '7', author: undefined });
    expect(diagnostics).toMatchObject([
      { severity: 'error', kind: 'field', field, line: 4, message: `is not used: ${message}` },
    ]);
  });

  test('up to what it may hold', () => {
    const { question, told } = read(
      ...head,
      `tags: [${'a, '.repeat(499)}b]`,
      `related: [b, { url: law/${'c'.repeat(1996)} }]`,
    );
    expect(told).toEqual([]);
    expect(question.keywords).toEqual(['a', 'b']);
    expect(question.related.map(({ path }) => path.length)).toEqual([5, 2000]);
    expect(read(...head, `tags: [b, ${'a'.repeat(4999)}]`).told).toEqual([]);
  });

  test('an entry of a list without the others, and a field of a map too', () => {
    const { question, told } = read(
      ...head,
      'related: [b, [c], d]',
      'related_article1: { url: [a] }',
      'related_article2: { url: /learn/law/questions/e }',
    );
    expect(question.related.map(({ path }) => path)).toEqual(['law/e', 'art/b', 'art/d']);
    expect(told).toEqual([
      ['field', 'related_article1.url', 5],
      ['field', 'related', 4],
    ]);
  });
});

describe('what hides a question does so however unclearly it is said', () => {
  test.each([
    ['draft: [a]', 'a list or a map is neither true nor false, and the question is not served'],
    ["draft: ''", 'nothing is neither true nor false, and the question is not served'],
    ['draft: "  "', 'nothing is neither true nor false, and the question is not served'],
    [
      `draft: ${'x'.repeat(60)}`,
      `${'x'.repeat(40)} is neither true nor false, and the question is not served`,
    ],
    ['published: { a: b }', 'a list or a map is neither true nor false, and the question is not served'],
  ])('%j', (line, message) => {
    const { question, diagnostics } = read(...head, line);
    expect(question.isDraft).toBe(true);
    expect(diagnostics).toMatchObject([{ severity: 'warning', kind: 'draft', line: 4, message }]);
  });

  test.each(['no_index: [a]', "no_index: ''"])('%j', (line) => {
    const { question, told } = read(...head, line);
    expect(question.noIndex).toBe(true);
    expect(told).toEqual([['no-index', 'no_index', 4]]);
  });

  test('blanks around it aside', () => {
    expect(read(...head, 'draft: "  no "', 'no_index: " no "')).toMatchObject({
      question: { isDraft: false, noIndex: false },
      diagnostics: [],
    });
  });
});

test('a field in another spelling is read as the one it means, unless that stands beside it', () => {
  const { question, diagnostics } = read(...head, 'No-Index: yes', 'Author: A', 'author: B');
  expect(question).toMatchObject({ noIndex: true, author: 'B' });
  expect(diagnostics).toMatchObject([
    { severity: 'warning', kind: 'unknown-field', field: 'No-Index', line: 4, remedy: 'write no_index' },
    { kind: 'unknown-field', field: 'Author', line: 5, remedy: 'did you mean author?' },
  ]);
});

test('a field of nothing is one that is not there, in a map and a list too', () => {
  const { question, told } = read(
    ...head,
    "author: ''",
    "date: ''",
    "keywords: [a, '']",
    'seo:',
    "  page_description: ''",
  );
  expect(question).toMatchObject({ author: undefined, date: undefined, keywords: ['a'], summary: '' });
  expect(told).toEqual([]);
});

describe('a file without a question or an answer', () => {
  test.each([
    [['answer: x'], 'no-question', 1, 'has no question', 'add `question: …`'],
    [['question: x'], 'no-answer', 1, 'has no answer', 'add `answer: …`'],
    [
      ['question: # why', 'answer: x'],
      'no-question',
      2,
      'has no question: `# why` is a comment to YAML, and is cut off',
      'put quotes around the whole value',
    ],
    [['title: [a]', 'answer: x', 'author: # me'], 'no-question', 1, 'has no question', 'add `question: …`'],
    [
      ['question: “” # y', 'answer: [a]'],
      'field',
      3,
      'is not used: must be text',
      'write this field as the format asks',
    ],
  ])('%j is told why', (lines, kind, line, message, remedy) => {
    expect(refusal(...lines)).toMatchObject({ kind, line, message, remedy });
  });
});

test('the lines of a question are those on which its fields stand', () => {
  const lines = [
    ...['title: Why?', 'id: 1', 'description: D', 'subject: Art', 'canonical: /a', 'choices: []'],
    'answer: So.',
  ];
  expect(read(...lines).question.lines).toEqual({
    ...{ question: 2, id: 3, description: 4, subject: 5, canonical: 6, choices: 7, answer: 8 },
  });
  expect(read('article_title: Why?', ...lines).question.lines.question).toBe(3);
  expect(read('article_title: Why?', 'answer: So.').question.lines).toMatchObject({ question: 2, answer: 3 });
  const inSeo = read(...head, 'description: D', 'seo:', '  page_description: E');
  expect(inSeo.question.lines.description).toBe(6);
  const text = '---\nquestion: Why?\nanswer: "  "\n---\n\nSo.\n';
  expect(parseQuestion(new TextEncoder().encode(text), place).question.lines.answer).toBe(6);
});

test('a file may say where it stands, and is believed where that is so', () => {
  expect(read(...head, 'file_name: a.md', 'url: /learn/art/questions/a').told).toEqual([]);
  const { told, diagnostics } = read(...head, 'file_name: art/a.md', 'url: /learn/art/questions/b');
  expect(told).toEqual([
    ['file-name', 'file_name', 4],
    ['url', 'url', 5],
  ]);
  expect(diagnostics.map(({ message }) => message)).toEqual([
    'says art/a.md, but the file is a.md',
    'says /learn/art/questions/b, but the file stands at /learn/art/questions/a',
  ]);
});

test.each([
  ['abstract', 'description'],
  ['body', 'answer'],
  ['category', 'subject'],
  ['content', 'answer'],
  ['created', 'date'],
  ['excerpt', 'description'],
  ['Heading', 'question'],
  ['hidden', 'no_index'],
  ['label', 'tags'],
  ['labels', 'tags'],
  ['lang', 'language'],
  ['locale', 'language'],
  ['name', 'question'],
  ['related-questions', 'related'],
  ['see also', 'related'],
  ['summary', 'description'],
  ['text', 'answer'],
  ['writer', 'author'],
])('%s is what other programs call %s', (written, known) => {
  expect(read(...head, `${written}: x`).diagnostics).toMatchObject([
    { severity: 'warning', kind: 'unknown-field', line: 4, remedy: `did you mean ${known}?` },
  ]);
});

test('fields that other programs fill in are passed over, and only where they stand', () => {
  const inner = 'id: 1, title: b, subject: c, url: /learn/law/questions/e';
  const known = ['_schema: 2', 'score: 3', 'seo: { title: a }'];
  const articles = [1, 2, 3, 4, 5].map((n) => `related_article${n}: { ${inner} }`);
  expect(read(...head, ...known, ...articles).told).toEqual([]);
  expect(read(...head, 'seo: { id: 1 }', 'related_article1: { keywords: a }').told).toEqual([
    ['unknown-field', 'seo.id', 4],
    ['unknown-field', 'related_article1.keywords', 5],
  ]);
});

test('a field inside seo may lack its page_, one inside another not', () => {
  const { diagnostics } = read(...head, 'seo: { description: a }', 'related_article1: { subjct: a }');
  expect(diagnostics.map(({ remedy }) => remedy)).toEqual([
    'did you mean page_description?',
    'did you mean subject?',
  ]);
});

test('the twentieth unknown field is named by itself, those after it together', () => {
  const unknown = (count: number) => Array.from({ length: count }, (_, i) => `zz${i}: x`);
  expect(read(...head, ...unknown(20)).diagnostics).toHaveLength(20);
  expect(read(...head, ...unknown(22)).diagnostics[20]).toMatchObject({
    ...{ severity: 'warning', kind: 'unknown-field', field: 'zz20', line: 24 },
    message: 'and 2 more fields after it are not known, and are not used',
  });
});

test('what is said twice is named with both fields, whatever its case and order', () => {
  const seo = ['seo:', '  page_description: One', '  page_keywords: [b, a]'];
  expect(read(...head, ...seo, 'description: ONE', 'tags: A, B').told).toEqual([]);
  const { diagnostics } = read(...head, ...seo, 'description: Two', 'tags: c');
  expect(diagnostics.map(({ field, message }) => [field, message])).toEqual([
    ['description', 'says Two, and seo.page_description, which counts, says something else'],
    ['tags', 'says c, and seo.page_keywords, which counts, says something else'],
  ]);
  expect(read(...head, 'keywords: a', 'tags: b').diagnostics[0]?.message).toContain('and keywords, which');
});
