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
