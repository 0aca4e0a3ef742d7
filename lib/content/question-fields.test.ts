import { expect, test } from 'vitest';
import { fieldsWhere, parseQuestionFields, questionFields } from './question-fields';
import { frontMatterSchema } from './question-schema';

const place = { subject: 'art', slug: 'a', file: 'art/a.md' };
const matter = { data: {}, body: '', bodyLine: 1, notes: [], lineOf: () => 7, itemLinesOf: () => [] };
const context = { report: () => {}, matter, place };

test('the front matter may hold what fields are read from, and no more characters than they say', () => {
  const read = frontMatterSchema.parse({
    question: ' What\n is it? ',
    seo: { page_description: 'A  thing.' },
    related_article5: { url: '/learn/art/questions/a' },
    mood: 'easy',
  });
  expect(read).toEqual({
    question: 'What is it?',
    seo: { page_description: 'A thing.' },
    related_article5: { url: '/learn/art/questions/a' },
  });
  for (const { front } of Object.values(questionFields))
    for (const [name, most] of Object.entries(front).filter(([, most]) => typeof most === 'number')) {
      expect(frontMatterSchema.safeParse({ [name]: 'x'.repeat(Number(most)) }).success).toBe(true);
      expect(
        frontMatterSchema.safeParse({ [name]: 'x'.repeat(Number(most) + 1) }).error?.issues,
      ).toMatchObject([{ path: [name], message: `is longer than ${most} characters` }]);
    }
});

test('a question has every field, whatever the front matter holds', () => {
  expect(parseQuestionFields({}, context)).toEqual({
    question: '',
    summary: '',
    keywords: [],
    author: undefined,
    id: undefined,
    date: undefined,
    dateFormat: 'MMM DD, YYYY',
    dateLabel: 'Posted on',
    subjectTitle: undefined,
    noIndex: false,
    isDraft: false,
    aliases: [],
    canonical: undefined,
    language: undefined,
    choices: undefined,
    choicesPrompt: undefined,
    related: [],
  });
  const front = {
    article_title: 'Why?',
    no_index: 'True',
    related_article2: { url: '/learn/a/questions/b' },
  };
  expect(parseQuestionFields(front, context)).toMatchObject({
    question: 'Why?',
    noIndex: true,
    related: [{ path: 'a/b', field: 'related_article2', line: 7 }],
  });
});

test('names the fields that are kept in one way, each in one', () => {
  const kept = [
    ...fieldsWhere('state', 'column'),
    ...fieldsWhere('state', 'bit'),
    ...fieldsWhere('state', 'line'),
  ];
  expect(kept.sort()).toEqual(Object.keys(questionFields).sort());
  expect(fieldsWhere('isInRecord', false)).toEqual(['subjectTitle', 'aliases', 'related']);
});
