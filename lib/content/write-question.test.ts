import { expect, test } from 'vitest';
import { parseQuestion } from './parse-question';
import { writeQuestion } from './write-question';

const place = { file: 'art/a.md', subject: 'art', slug: 'a' };

const fields = {
  question: 'What is: "a" #line, {b} & yes?',
  summary: '- not a list: at all',
  keywords: ['a, b', 'null', '- c', "it's"],
  author: '@someone',
  id: '7',
  date: '2026-01-02',
  dateFormat: 'MMM DD, YYYY',
  language: 'ar',
  noIndex: true,
  choices: [
    { text: 'true', isRight: true, why: 'so: it is' },
    { text: '*b', isRight: false, why: undefined },
  ],
  choicesPrompt: '? which',
  subjectTitle: '~',
} as const;

test('what is written is read as the same', () => {
  const written = writeQuestion(fields, 'One **line**\n\n---\n\n    code\n\n| a |\n|---|');
  const { question, diagnostics } = parseQuestion(Buffer.from(written), place);
  expect(diagnostics).toEqual([]);
  expect(question).toMatchObject({
    ...place,
    ...fields,
    answer: 'One **line**\n\n---\n\n    code\n\n| a |\n|---|',
  });
});

test('what a question does not say is not written', () => {
  const written = writeQuestion(
    {
      ...{ question: 'A?', summary: '', keywords: [], author: undefined, id: undefined, date: undefined },
      ...{ dateFormat: 'MMM DD, YYYY', language: undefined, noIndex: false, choices: undefined },
      ...{ choicesPrompt: undefined, subjectTitle: 'Art' },
    },
    'B.',
  );
  expect(written).toBe('---\nquestion: A?\nsubject: Art\n---\n\nB.\n');
});
