import { describe, expect, test } from 'vitest';
import { parseQuestion } from './parse-question';

const place = { subject: 'sociology', slug: 'what-is-a-norm', file: 'sociology/what-is-a-norm.md' };
const lines = ['question: What is a norm?', 'answer: A shared rule.'];
const read = (...more: string[]) =>
  parseQuestion(new TextEncoder().encode(['---', ...lines, ...more, '---', '', '&nbsp;'].join('\n')), place);

describe('a question file', () => {
  test('keeps its date a calendar date, and names one that does not exist', () => {
    expect(read('date: 2024-12-22').question.date).toBe('2024-12-22');
    const { question, diagnostics } = read('date: 2024-02-30');
    expect(question.date).toBeUndefined();
    expect(diagnostics).toMatchObject([
      { severity: 'error', kind: 'date', line: 4, field: 'date', leftOut: false },
    ]);
  });

  test('trims keywords and keeps each once, without regard to case', () => {
    const { question } = read('seo:', '  page_keywords: norms, Norms , social rule,, NORMS');
    expect(question.keywords).toEqual(['norms', 'social rule']);
  });

  test('takes the heading from question, else title, else article_title', () => {
    const bytes = new TextEncoder().encode('---\narticle_title: Third\nanswer: x\n---\n');
    expect(parseQuestion(bytes, place).question.question).toBe('Third');
  });

  test('says nothing for a body of &nbsp; alone, and appends a body with text', () => {
    expect(read().question.answer).toBe('A shared rule.');
    const bytes = new TextEncoder().encode('---\nquestion: Q?\nanswer: First.\n---\n\nSecond.\n');
    expect(parseQuestion(bytes, place).question.answer).toBe('First.\n\nSecond.');
  });

  test('is known by its path: a file_name or url that differs is an error naming both', () => {
    const { diagnostics } = read('file_name: other.md', 'url: /learn/biology/questions/what-is-a-norm');
    expect(diagnostics.map((diagnostic) => [diagnostic.severity, diagnostic.kind])).toEqual([
      ['error', 'file-name'],
      ['error', 'url'],
    ]);
    expect(diagnostics[1]?.message).toContain('/learn/sociology/questions/what-is-a-norm');
  });

  test('reads related questions from their addresses, in order, as written', () => {
    const entry = (n: number, url: string) => [`related_article${n}:`, `    url: ${url}`];
    const { question, diagnostics } = read(
      ...entry(1, '/learn/sociology/questions/a'),
      ...entry(2, '/learn/psychology/questions/b'),
      ...entry(3, 'https://elsewhere.example/x'),
      'related_article4:',
    );
    expect(question.related).toEqual([
      { path: 'sociology/a', field: 'related_article1', line: 4 },
      { path: 'psychology/b', field: 'related_article2', line: 6 },
    ]);
    expect(diagnostics).toMatchObject([{ kind: 'related-url' }]);
  });

  test('drops a field of the wrong shape, names it, and uses the rest', () => {
    const { question, diagnostics } = read('author: [a, b]');
    expect(question.author).toBeUndefined();
    expect(diagnostics).toMatchObject([{ kind: 'field', field: 'author' }]);
  });

  test.each(['javascript:alert(1)', 'data:text/html,x', 'ftp://example.org/'])(
    'refuses %s as a canonical address',
    (url) => {
      const { question, diagnostics } = read(`canonical: "${url}"`);
      expect(question.canonical).toBeUndefined();
      expect(diagnostics).toMatchObject([{ kind: 'canonical' }]);
    },
  );

  test('takes out characters that YAML does not allow, keeps the rest and names the line', () => {
    const { question, diagnostics } = read('author: A\u0092na\u0007');
    expect(question.author).toBe('Ana');
    expect(diagnostics).toMatchObject([{ severity: 'warning', kind: 'control-character', line: 4 }]);
  });

  test('names the language it is written in; what is no language is named and dropped', () => {
    expect(read('language: pt-br').question.language).toBe('pt-BR');
    const { question, diagnostics } = read('language: no language');
    expect(question.language).toBeUndefined();
    expect(diagnostics).toMatchObject([{ kind: 'language', line: 4 }]);
  });

  const parse = (text: string) => () => parseQuestion(new TextEncoder().encode(text), place);
  const diagnostic = (text: string): unknown => {
    try {
      return parse(text)();
    } catch (error) {
      return error;
    }
  };

  test('cannot be used without a question or without an answer', () => {
    expect(parse('---\nanswer: x\n---\n')).toThrow('no question');
    expect(parse('---\nquestion: x\n---\n&nbsp;\n')).toThrow('no answer');
    expect(diagnostic('---\nquestion: x\nanswer: # y\n---\n')).toMatchObject({ kind: 'no-answer', line: 3 });
  });

  test('says why the question or the answer was dropped, and where', () => {
    expect(diagnostic(`---\nanswer: x\nquestion: ${'a'.repeat(501)}\n---\n`)).toMatchObject({
      ...{ kind: 'field', line: 3, field: 'question' },
      message: 'is not used: is longer than 500 characters',
    });
    expect(diagnostic('---\nquestion: x\nanswer: [a]\n---\n')).toMatchObject({ line: 3, field: 'answer' });
  });

  test('a page is hidden by true and yes, and in doubt; what is unclear is named', () => {
    expect(read('no_index: True').question.noIndex).toBe(true);
    expect(read('no_index: false').diagnostics).toEqual([]);
    expect(read('no_index: yes')).toMatchObject({ question: { noIndex: true }, diagnostics: [] });
    expect(read('no_index: off')).toMatchObject({ question: { noIndex: false }, diagnostics: [] });
    const { question, diagnostics } = read('no_index: perhaps');
    expect(question.noIndex).toBe(true);
    expect(diagnostics).toMatchObject([{ severity: 'warning', kind: 'no-index', line: 4 }]);
  });
});
