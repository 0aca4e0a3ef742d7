import { describe, expect, test } from 'vitest';
import { UnusableFile } from './diagnostic';
import { decodeText, maxFileBytes, parseFrontMatter, parseYamlText } from './front-matter';

const parse = (text: string) => parseFrontMatter(new TextEncoder().encode(text));
const diagnosticIn = (text: string | Uint8Array): UnusableFile => {
  try {
    parseFrontMatter(typeof text === 'string' ? new TextEncoder().encode(text) : text);
  } catch (error) {
    if (error instanceof UnusableFile) return error;
  }
  throw new Error('nothing was refused');
};

describe('the front matter parser', () => {
  test.each([
    'js',
    'javascript',
    'JS',
    'JavaScript',
    ' js',
    'coffee',
    'toml',
    'json',
    'constructor',
    'toString',
    '__proto__',
  ])('refuses front matter that calls itself %s, and runs nothing', (language) => {
    Reflect.deleteProperty(globalThis, 'wasRun');
    const diagnostic = diagnosticIn(`---${language}\n{ a: (globalThis.wasRun = true) }\n---\n`);
    expect(diagnostic.kind).toBe('no-front-matter');
    expect('wasRun' in globalThis).toBe(false);
  });

  test('keeps every value as it is written: no dates, no octals, no booleans', () => {
    const { data } = parse('---\ndate: 2024-12-22\nid: 0777\nno_index: yes\nscore: -1.0\n---\n');
    expect(data).toEqual({ date: '2024-12-22', id: '0777', no_index: 'yes', score: '-1.0' });
  });

  test('gives maps without a prototype, so that __proto__ is only a field', () => {
    const { data } = parse('---\n__proto__:\n  polluted: yes\nconstructor: x\n---\n');
    expect(Object.getPrototypeOf(data)).toBeNull();
    expect(({} as { polluted?: string }).polluted).toBeUndefined();
  });

  test('names the line and the remedy of an unquoted colon', () => {
    const diagnostic = diagnosticIn('---\nid: 1\ntitle: What is X: a primer?\n---\n');
    expect(diagnostic).toMatchObject({ kind: 'yaml', line: 3, field: 'title' });
    expect(diagnostic.remedy).toContain('quotes');
  });

  test.each([
    ['aliases', '---\na: &x [1]\nb: *x\n---\n'],
    ['a field twice', '---\na: 1\na: 2\n---\n'],
    ['deep nesting', `---\na: ${'['.repeat(40)}${']'.repeat(40)}\n---\n`],
    ['a list instead of fields', '---\n- a\n---\n'],
  ])('refuses %s', (_, text) => {
    expect(diagnosticIn(text).kind).toBe('yaml');
  });

  test('refuses a file that is too large, not UTF-8, not opened or not closed', () => {
    expect(diagnosticIn(new Uint8Array(256 * 1024 + 1)).kind).toBe('file-too-large');
    expect(diagnosticIn(new Uint8Array([0x2d, 0xff, 0xfe])).kind).toBe('encoding');
    expect(diagnosticIn('title: x\n').kind).toBe('no-front-matter');
    expect(diagnosticIn('---\ntitle: x\n').kind).toBe('unclosed-front-matter');
    expect(diagnosticIn('---\ntitle: x\n----\n').kind).toBe('unclosed-front-matter');
  });

  test('reads files with Windows line ends and a byte order mark', () => {
    expect(parse('\ufeff---\r\ntitle: x\r\n---\r\nbody\r\n')).toMatchObject({ data: { title: 'x' } });
  });

  test('tells the line of a field, and of one inside another', () => {
    const { lineOf } = parse('---\nid: 1\nseo:\n    title: a\n    page_keywords: b\n---\n');
    expect([lineOf('id'), lineOf('seo.page_keywords'), lineOf('absent')]).toEqual([2, 5, 1]);
  });

  test.each([
    ['in quotes', '---\nid: 1\n"date": x\nseo:\n  "title": a\n---\n'],
    ['before a space', '---\nid: 1\ndate : x\nseo :\n  title : a\n---\n'],
    ['indented', '---\n  id: 1\n  date: x\n  seo:\n    title: a\n---\n'],
    ['in braces', '---\n{ id: 1,\n"date": x,\n\nseo: { title: a }}\n---\n'],
  ])('tells the line of a field that is written %s', (_, text) => {
    const { lineOf } = parse(text);
    expect([lineOf('date'), lineOf('seo.title')]).toEqual([3, 5]);
  });

  test('tells the line on which a file is no longer UTF-8', () => {
    const bytes = Uint8Array.from([...new TextEncoder().encode('---\r\na: b\r\nc: caf'), 0xe9, 0x0a]);
    expect(diagnosticIn(bytes)).toMatchObject({ kind: 'encoding', line: 3 });
  });
});

describe('YAML that cannot be read', () => {
  test.each([
    ['question: What is it: a thing?', 'quotes around it'],
    ['question: “What is it: a thing?”', 'straight quotes'],
    ['\tquestion: x', 'spaces'],
    ['seo:\n\tpage_keywords: x', 'spaces'],
    ['answer: |\n\tx', 'spaces'],
    ['question: @home', 'begins with @ needs quotes'],
    ['question: *Bold* is it', 'begins with * needs quotes'],
    ['question: [x] or y', 'begins with [ needs quotes'],
    ["question: 'It's here'", "write '' for an apostrophe"],
    ['question: "He said "x" to me"', 'write \\" for a quotation mark'],
    ['question:x\nanswer: y', 'space after the colon'],
    ['question: x\nquestion: y', 'once'],
  ])('%j is named with what to do', (yaml, remedy) => {
    const { kind, remedy: told } = diagnosticIn(`---\n${yaml}\n---\n`);
    expect(kind).toBe('yaml');
    expect(told).toContain(remedy);
  });

  test('is named with every line that is at fault, in one run', () => {
    const { line, field, others } = diagnosticIn(
      '---\nid: 1\nquestion: X: a primer\nanswer: |\n  a: b: c\nauthor: @me\ndescription: Y: more\n---\n',
    );
    expect([line, field]).toEqual([3, 'question']);
    expect(others.map((other) => [other.line, other.field])).toEqual([
      [6, 'author'],
      [7, 'description'],
    ]);
  });
});

describe('a file that is no front matter', () => {
  const first = 'begin the file with a line that is exactly ---';
  test.each([
    ['# Title\nText', 'no-front-matter', 1, 'has no front matter'],
    ['', 'no-front-matter', 1, 'has no front matter'],
    ['---yaml\na: b\n---\n', 'no-front-matter', 1, 'begins with `---yaml`'],
    ['----', 'no-front-matter', 1, 'begins with `----`'],
    [`---${'x'.repeat(60)}\n`, 'no-front-matter', 1, `begins with \`---${'x'.repeat(37)}\``],
    ['# --- \nText\n---', 'no-front-matter', 1, 'has no front matter'],
    ['---\na: b\n', 'unclosed-front-matter', 1, 'the front matter is not closed within 64 KiB'],
    ['---\na: b\n---- x\n---\n', 'unclosed-front-matter', 3, 'a line begins with --- but says more'],
    ['---\n- a\n---\n', 'yaml', 2, 'the front matter is not a list of fields'],
    ['---\nonly text\n---\n', 'yaml', 2, 'the front matter is not a list of fields'],
  ] as const)('%j is told by its kind, line and what it begins with', (text, kind, line, message) => {
    const told = diagnosticIn(text);
    expect([told.kind, told.line, told.field, told.message]).toEqual([kind, line, 'file', message]);
    if (kind === 'no-front-matter') expect(told.remedy).toBe(first);
  });

  test('may be as large as is said, and no larger', () => {
    expect(decodeText(new Uint8Array(maxFileBytes).fill(97))).toHaveLength(maxFileBytes);
    const { message, line } = diagnosticIn(new Uint8Array(maxFileBytes + 1));
    expect([message, line]).toEqual(['is 257 KiB', 1]);
  });

  test('may have a front matter of so many characters, and no more', () => {
    const closed = (length: number) => `---\na: ${'x'.repeat(length - 7)}\n---\n`;
    expect(parse(closed(64 * 1024)).data.a).toHaveLength(64 * 1024 - 7);
    expect(diagnosticIn(closed(64 * 1024 + 1)).kind).toBe('unclosed-front-matter');
  });

  test('has its line ends of any kind read as one', () => {
    expect(decodeText(new TextEncoder().encode('a\rb\r\nc\nd'))).toBe('a\nb\nc\nd');
    expect(diagnosticIn(Uint8Array.from([0x0d, 0x0d, 0xff]))).toMatchObject({ kind: 'encoding', line: 3 });
  });
});

describe('what stands below the front matter', () => {
  test.each([
    ['---\na: b\n---\nText.\n', 4],
    ['---\na: b\n---\n\n\nText.\n\nMore.', 6],
    ['---\na: b\n---\n', 4],
    ['---\na: b\n---', 3],
    ['---\na: b\n---\n\n \n', 4],
  ])('begins on its line: %j', (text, line) => {
    expect(parse(text).bodyLine).toBe(line);
  });

  test('is told of when control characters were taken out above it, with their line', () => {
    const { data, notes } = parse('\u0001---\na: b\u0007c\n---\n');
    expect(data).toEqual({ a: 'bc' });
    expect(notes).toMatchObject([{ severity: 'warning', kind: 'control-character', field: 'file', line: 1 }]);
    expect(parse('---\na: b\nc: d\u0007\n---\n').notes).toMatchObject([{ line: 3 }]);
    expect(parse('---\na: b\tc\n---\n').notes).toEqual([]);
  });
});

describe('an answer behind >', () => {
  const answerOf = (mark: string, ...lines: readonly string[]) =>
    parse(['---', `answer: ${mark}`, ...lines.map((line) => line && `  ${line}`), '---'].join('\n')).data
      .answer;

  test.each([
    [
      'divided by one blank line keeps its paragraphs',
      '>',
      ['One', 'line.', '', 'Two.'],
      'One\nline.\n\nTwo.\n',
    ],
    ['also where it says how it ends', '>-', ['One.', '', 'Two.'], 'One.\n\nTwo.'],
    ['of one paragraph is folded', '>', ['One', 'line.'], 'One line.\n'],
    ['divided by two blank lines is folded', '>', ['One', 'line.', '', '', 'Two.'], 'One line.\n\nTwo.\n'],
    ['with both is folded', '>', ['A', '', 'B', '', '', 'C'], 'A\nB\n\nC\n'],
    ['behind | is as it is', '|', ['One', 'line.', '', 'Two.'], 'One\nline.\n\nTwo.\n'],
  ] as const)('%s', (_, mark, lines, answer) => {
    expect(answerOf(mark, ...lines)).toBe(answer);
  });

  test('is told from other fields, and from words of an answer', () => {
    expect(parse('---\nnote: >\n  One\n  line.\n\n  Two.\n---\n').data.note).toBe('One line.\nTwo.\n');
    const nested = parse('---\nseo:\n  answer: >\n    One\n    line.\n\n    Two.\n---\n').data.seo;
    expect(nested).toEqual({ answer: 'One line.\nTwo.\n' });
  });
});

test('YAML of another file is counted from its own first line', () => {
  expect(parseYamlText('a: { b: [c] }')).toEqual({ a: { b: ['c'] } });
  expect(() => parseYamlText('a: b\nc: d: e\n')).toThrow(expect.objectContaining({ line: 2 }));
  expect(() => parseYamlText('')).toThrow(expect.objectContaining({ kind: 'yaml', line: 1 }));
});

test('maps in maps have no prototype either, as deep as they are read', () => {
  const depthOf = (value: unknown): number =>
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === null
      ? 1 + depthOf((value as Record<string, unknown>).a)
      : 0;
  expect(depthOf(parseYamlText('a: { a: { a: x } }'))).toBe(3);
});

test('half of a sign is replaced in every text, and named', () => {
  const { data, notes } = parseFrontMatter(
    Buffer.from('---\na: "\\ud800"\nb: ["x\\udc00", {c: "\\udfff"}]\nd: {e: "\\ud83d\\ude00"}\n---\n'),
  );
  expect(data).toMatchObject({ a: '\ufffd', b: ['x\ufffd', { c: '\ufffd' }], d: { e: '😀' } });
  expect(notes.map(({ kind, line }) => [kind, line])).toEqual([
    ['control-character', 2],
    ['control-character', 3],
  ]);
});
