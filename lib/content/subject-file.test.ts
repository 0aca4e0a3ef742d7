import { expect, test } from 'vitest';
import { parseSubjectFile } from './subject-file';

const read = (text: string) => parseSubjectFile(new TextEncoder().encode(text), 'art/subject.md');
const parse = (text: string) => read(text).subject;

test('a subject file tells its title, place, introduction and paths', () => {
  const file = parse(
    '---\ntitle: Art\norder: 2\npaths:\n  - title: Easy\n    questions:\n      - a\n      - b\n---\n\nWhat *art* asks.\n',
  );
  expect(file).toEqual({
    file: 'art/subject.md',
    title: 'Art',
    description: undefined,
    order: 2,
    introduction: 'What *art* asks.',
    introductionLine: 11,
    paths: [{ title: 'Easy', questions: ['a', 'b'] }],
    pathsLine: 4,
  });
});

test.each([
  ['paths: easy', []],
  ['paths:\n  - questions: [a]', []],
  ['paths:\n  - title: T\n    questions: a', []],
  ['paths:\n  - null\n  - title: T\n    questions: [1]', [{ title: 'T', questions: ['1'] }]],
])('paths of another shape are passed over: %j', (text, paths) => {
  expect(parse(`---\n${text}\n---\n`).paths).toEqual(paths);
});

const told = (text: string) =>
  read(`---\n${text}\n---\n`).diagnostics.map(({ severity, kind, field, line }) => [
    severity,
    kind,
    field,
    line,
  ]);

test.each([
  ['title: [a]', [['warning', 'field', 'title', 2]], { title: undefined }],
  [`title: ${'x'.repeat(120)}`, [], { title: 'x'.repeat(120) }],
  [`order: 1\ntitle: ${'x'.repeat(121)}`, [['warning', 'field', 'title', 3]], { title: 'x'.repeat(120) }],
  ["title: ''\norder: ''\npaths: ''", [], { title: undefined, order: undefined, paths: [] }],
  [
    `description: ${'d'.repeat(2001)}`,
    [['warning', 'field', 'description', 2]],
    { description: 'd'.repeat(2000) },
  ],
  ['order: -12.25', [], { order: -12.25 }],
  ['order: third', [['warning', 'field', 'order', 2]], { order: undefined }],
  ['order: 1st', [['warning', 'field', 'order', 2]], { order: undefined }],
  ['order: no 1', [['warning', 'field', 'order', 2]], { order: undefined }],
  ['order: 1.x', [['warning', 'field', 'order', 2]], { order: undefined }],
  ['order: 1234567890123', [['warning', 'field', 'order', 2]], { order: 123456789012 }],
])(
  'what a field of a subject file cannot hold is named and left out or cut: %j',
  (text, diagnostics, subject) => {
    expect(told(text)).toEqual(diagnostics);
    expect(parse(`---\n${text}\n---\n`)).toMatchObject(subject);
  },
);

test('a field that a subject file does not have is named, with the nearest one; those of other programs are not', () => {
  const { diagnostics } = read('---\n_build: x\ntitel: Art\nlayout: wide\n---\n');
  expect(diagnostics).toMatchObject([
    { ...at('titel', 3), remedy: 'did you mean title?' },
    { ...at('layout', 4), remedy: 'take it out; known are title, description, order, paths' },
  ]);
});

function at(field: string, line: number) {
  return { severity: 'warning', kind: 'unknown-field', file: 'art/subject.md', field, line };
}

test('what YAML cuts off is named in a subject file too', () => {
  expect(told('description: C # and why')).toEqual([['warning', 'yaml-comment', 'description', 2]]);
});

test('an introduction of nothing but an empty sign is none', () => {
  expect(parse('---\ntitle: x\n---\n\n&nbsp;\n&nbsp;\n').introduction).toBe('');
  expect(parse('---\ntitle: x\n---\n\nOne&nbsp;thing.\n').introduction).toBe('One thing.');
});

const pathsOf = (...paths: readonly string[]) => `paths:\n${paths.map((path) => `  - ${path}`).join('\n')}`;

test('a path without a title or questions is named by its number', () => {
  const sound = '{ title: T, questions: [a] }';
  const text = pathsOf(sound, '{ title: " ", questions: [a] }', '{ title: U }', sound);
  const { subject, diagnostics } = read(`---\n${text}\n---\n`);
  expect(subject.paths.map(({ title }) => title)).toEqual(['T', 'T']);
  expect(diagnostics.map(({ message }) => message)).toEqual([
    'path 2 is not used: it has no title, or no questions',
    'path 3 is not used: it has no title, or no questions',
  ]);
  expect(diagnostics).toMatchObject([{ severity: 'warning', kind: 'field', field: 'paths', line: 2 }, {}]);
});

test('one path may stand by itself, without a list around it', () => {
  expect(parse('---\npaths: { title: T, questions: [a] }\n---\n').paths).toEqual([
    { title: 'T', questions: ['a'] },
  ]);
});

test.each([
  [100, 500, []],
  [101, 1, ['has more than 100 paths']],
  [1, 501, ['path 1 has more than 500 questions']],
])('of %d paths of %d questions so many are kept', (paths, questions, messages) => {
  const path = `{ title: ${'T'.repeat(121)}, questions: [${'a,'.repeat(questions)}] }`;
  const body = questions === 500 ? '{ title: T, questions: [a] }' : path;
  const text = pathsOf(path, ...Array.from({ length: paths - 1 }, () => body));
  const { subject, diagnostics } = read(`---\n${text}\n---\n`);
  expect(diagnostics.map(({ message }) => message)).toEqual(messages);
  expect(diagnostics.map(({ field, kind, severity }) => [field, kind, severity])).toEqual(
    messages.map(() => ['paths', 'field', 'warning']),
  );
  expect(subject.paths).toHaveLength(Math.min(paths, 100));
  expect(subject.paths[0]?.questions).toHaveLength(Math.min(questions, 500));
  expect(subject.paths[0]?.title).toHaveLength(120);
});
