import { describe, expect, test } from 'vitest';
import { parseQuestion } from './parse-question';

const place = { subject: 'sociology', slug: 'what-is-a-norm', file: 'sociology/what-is-a-norm.md' };

describe('what people write by hand', () => {
  const parse = (...text: readonly string[]) =>
    parseQuestion(new TextEncoder().encode(text.join('\n')), place);
  const head = ['---', 'question: What is a norm?'];
  const answerOf = (...text: readonly string[]) => parse(...text).question.answer;

  test('an answer on several lines, folded, in the body, and in both places', () => {
    expect(answerOf(...head, 'answer: |', '  A rule.', '', '  - one', '  - two', '---')).toBe(
      'A rule.\n\n- one\n- two',
    );
    expect(answerOf(...head, 'answer: >', '  A rule', '  of many.', '', '  More.', '---')).toBe(
      'A rule\nof many.\n\nMore.',
    );
    expect(answerOf(...head, '---', '', 'A rule.', '', '- one')).toBe('A rule.\n\n- one');
    expect(answerOf(...head, 'answer: |', '  A rule.', '---', '', 'More.')).toBe('A rule.\n\nMore.');
  });

  test('an answer on one line keeps its breaks where a body on several lines is appended', () => {
    const [first, second] = ['answer: A `\\n`.\\n\\nIn $\\nu\\ne^x$ it is.', 'See C:\\new\\table.\n\nEnd.'];
    expect(answerOf(...head, first, '---', '', second)).toBe(
      'A `\\n`.\n\nIn $\\nu\ne^x$ it is.\n\nSee C:\\new\\table.\n\nEnd.',
    );
  });

  test.each([
    ['# What is a norm?\n\nA rule.', 'A rule.'],
    ['# What is a **Norm**\n\nA rule.', 'A rule.'],
    ['What is a norm?\n===\nA rule.', 'A rule.'],
    ['# What is a norm? #\n    code', '    code'],
    ['# Norms\n\nA rule.', '# Norms\n\nA rule.'],
    ['## What is a norm?\n\nA rule.', '## What is a norm?\n\nA rule.'],
  ])('a first heading that repeats the question is not shown twice: %j', (body, answer) => {
    expect(answerOf(...head, '---', body)).toBe(answer);
    const written = body.replaceAll('\n', '\\n').replaceAll("'", "''");
    expect(answerOf(...head, `answer: '${written}'`, '---')).toBe(
      answer.replaceAll('\n', '\\n').replace(/^(?:\\n)+/, ''),
    );
  });

  test('keywords and related as lists, with the line of each entry', () => {
    const { question, diagnostics } = parse(
      ...head,
      'answer: x',
      'keywords:',
      '  - norms',
      '  - mores, folkways',
      'related:',
      '  - what-is-a-role',
      '  - ../psychology/what-is-habit.md',
      '  - url: /learn/law/questions/what-is-law',
      '  - https://elsewhere.example/x y',
      '---',
    );
    expect(question.keywords).toEqual(['norms', 'mores, folkways']);
    expect(question.related).toEqual([
      { path: 'sociology/what-is-a-role', field: 'related', line: 8 },
      { path: 'psychology/what-is-habit', field: 'related', line: 9 },
      { path: 'law/what-is-law', field: 'related', line: 10 },
    ]);
    expect(diagnostics).toMatchObject([{ kind: 'related-url', field: 'related', line: 11 }]);
    expect(
      parse(...head, 'answer: x', 'related: a, law/b', '---').question.related.map(({ path }) => path),
    ).toEqual(['sociology/a', 'law/b']);
  });

  test('keywords, tags and description beside the seo fields, which count', () => {
    const plain = parse(...head, 'answer: x', 'description: About norms.', 'tags: [norms, rules]', '---');
    expect(plain.question).toMatchObject({ summary: 'About norms.', keywords: ['norms', 'rules'] });
    expect(plain.diagnostics).toEqual([]);
    const seo = ['seo:', '  page_description: One.', '  page_keywords: a, b'];
    const same = parse(...head, 'answer: x', ...seo, 'keywords: [B, a]', 'description: one.', '---');
    expect(same.diagnostics).toEqual([]);
    const both = parse(...head, 'answer: x', ...seo, 'keywords: c', 'description: Two.', '---');
    expect(both.question).toMatchObject({ summary: 'One.', keywords: ['a', 'b'] });
    expect(both.diagnostics).toMatchObject([
      { severity: 'warning', kind: 'said-twice', field: 'description', line: 8 },
      { severity: 'warning', kind: 'said-twice', field: 'keywords', line: 7 },
    ]);
  });

  test.each([
    ['2024-12-22T23:30:00-11:00', '2024-12-22'],
    ['2024-12-22T23:30:00.123Z', '2024-12-22'],
    ['2024-12-22 08:00', '2024-12-22'],
    ['2024-12-22 08:00:00 +0200', '2024-12-22'],
    ['2024-02-30T08:00:00Z', undefined],
    ['2024-12-22 in the morning', undefined],
  ])('the day of %s is %s', (written, date) => {
    const { question, diagnostics } = parse(...head, 'answer: x', `date: ${written}`, '---');
    expect(question.date).toBe(date);
    expect(diagnostics.map(({ kind }) => kind)).toEqual(date === undefined ? ['date'] : []);
  });

  test.each([
    ['qestion: y', 'qestion', 'question'],
    ['summary: y', 'summary', 'description'],
    ['lang: y', 'lang', 'language'],
    ['seo:\n  keywords: y', 'seo.keywords', 'page_keywords'],
    ['related_article1:\n  adress: y', 'related_article1.adress', undefined],
    ['layout: y', 'layout', undefined],
  ])('%j is named, with the nearest known name', (written, field, known) => {
    const { diagnostics } = parse(...head, 'answer: x', written, '---');
    expect(diagnostics).toMatchObject([{ severity: 'warning', kind: 'unknown-field', field }]);
    expect(diagnostics[0]?.line).toBeGreaterThanOrEqual(4);
    expect(diagnostics[0]?.remedy).toContain(known === undefined ? 'take it out' : `did you mean ${known}?`);
  });

  test.each(['dateFormat', 'Date-Format', 'DATE_FORMAT'])('%s is read as the field it means', (written) => {
    const { question, diagnostics } = parse(...head, 'answer: x', `${written}: YYYY`, '---');
    expect(question.dateFormat).toBe('YYYY');
    expect(diagnostics).toMatchObject([{ kind: 'unknown-field', field: written, line: 4 }]);
  });

  test('of very many unknown fields the first are named, and the others counted', () => {
    const many = Array.from({ length: 300 }, (_, i) => `zz${i}: x`);
    const { diagnostics } = parse(...head, 'answer: x', ...many, '---');
    expect(diagnostics.length).toBe(21);
    expect(diagnostics[20]?.message).toContain('280');
  });

  test('a field inside another is dropped alone', () => {
    const { question, diagnostics } = parse(
      ...head,
      'answer: x',
      'seo:',
      '  page_description:',
      '    a: b',
      '  page_keywords: norms',
      '---',
    );
    expect(question.keywords).toEqual(['norms']);
    expect(diagnostics).toMatchObject([{ kind: 'field', field: 'seo.page_description', line: 5 }]);
  });

  test('what YAML cuts off or takes for text is named', () => {
    const { question, diagnostics } = parse(
      '---',
      'question: What is C # and why?',
      'answer: “A language.”',
      'date: 2024-01-02 # first draft',
      'seo:',
      '  page_description: Number # one',
      'keywords:',
      '  - C # sharp',
      'author: &c. Ltd',
      '---',
    );
    expect(question.question).toBe('What is C');
    expect(diagnostics.map(({ kind, line, field }) => [kind, line, field])).toEqual([
      ['yaml-comment', 2, 'question'],
      ['yaml-quotes', 3, 'answer'],
      ['yaml-comment', 6, 'seo.page_description'],
      ['yaml-comment', 8, 'keywords'],
      ['yaml-comment', 9, 'author'],
    ]);
    expect(parse('---', 'question: "C # x"', 'answer: |', '  # a', '  b # c', '---').diagnostics).toEqual([]);
  });
});
