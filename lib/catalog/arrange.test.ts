import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arrangeCatalog, type QuestionEntry } from './arrange';
import { findCopies } from './copies';

function entry(subject: string, slug: string, more: Partial<QuestionEntry> = {}): QuestionEntry {
  return {
    subject,
    slug,
    file: `${subject}/${slug}.md`,
    question: slug,
    language: undefined,
    choices: undefined,
    choicesPrompt: undefined,
    id: undefined,
    date: undefined,
    dateFormat: 'MMM DD, YYYY',
    dateLabel: 'Posted on',
    summary: '',
    keywords: [],
    author: undefined,
    subjectTitle: undefined,
    noIndex: false,
    isDraft: false,
    aliases: [],
    canonical: undefined,
    related: [],
    lines: { id: 1, question: 1, description: 1, subject: 1, answer: 1, canonical: 1, choices: 1 },
    answerPlace: { start: 0, end: 0 },
    contentHash: slug,
    minutes: 1,
    links: [],
    linkLines: [],
    ...more,
  };
}

const subjectFile = (order: number | undefined) => ({
  file: 'art/subject.md',
  title: undefined,
  description: undefined,
  order,
  introduction: '',
  introductionLine: 1,
  paths: [],
  pathsLine: 1,
});

test('subjects stand by their order, then title; questions by the telling words of titles, numbers by size', () => {
  const read = [
    entry('zoology', 'z'),
    entry('art', 'b', { question: 'Point 10' }),
    entry('art', 'a', { question: 'Point 9' }),
    entry('biology', 'x'),
  ];
  const { subjects, entries, numbers } = arrangeCatalog(read, new Map([['zoology', subjectFile(1)]]), 'en');
  expect(subjects.map((subject) => [subject.slug, subject.first, subject.count])).toEqual([
    ['zoology', 0, 1],
    ['art', 1, 2],
    ['biology', 3, 1],
  ]);
  expect(entries.map((item) => item.question)).toEqual(['z', 'Point 9', 'Point 10', 'x']);
  expect(numbers.get('art/b')).toBe(2);
});

test('what was in order before stays so, and the others come where they belong: as if all were arranged anew', () => {
  const title = fc.constantFrom('Point 9', 'Point 10', 'point 9', 'Émile', 'emil', 'Zoo', '“Air”', '3 laws');
  const subject = fc.constantFrom('art', 'law', 'zoo');
  const change = fc.constantFrom('kept', 'kept', 'removed', 'edited', 'added');
  fc.assert(
    fc.property(fc.array(fc.tuple(subject, title, title, change)), (drawn) => {
      const made = drawn.map(([slug, old, now, what], i) => ({
        old: entry(slug, `q${i}`, { question: old }),
        now: entry(slug, `q${i}`, { question: now }),
        what,
      }));
      const first = made.filter(({ what }) => what !== 'added').map(({ old }) => old);
      const then = made
        .filter(({ what }) => what !== 'removed')
        .map(({ old, now, what }) => (what === 'kept' ? old : now));
      const { entries } = arrangeCatalog(first, new Map(), 'en');
      expect(arrangeCatalog(then, new Map(), 'en', entries)).toEqual(arrangeCatalog(then, new Map(), 'en'));
    }),
  );
});

test('what a title tells of decides its place, not the words a question is asked in', () => {
  const titles = ['Why do we forget?', 'What is a cell?', 'How do cells divide?', 'What is the role of ATP?'];
  const read = titles.map((question, i) => entry('art', `q${i}`, { question }));
  const { entries, subjects } = arrangeCatalog(read, new Map(), 'en');
  expect(entries.map(({ question }) => question)).toEqual([titles[3], titles[1], titles[2], titles[0]]);
  expect(subjects[0]?.letters).toEqual([
    ['A', 0],
    ['C', 1],
    ['F', 3],
  ]);
});

test('a subject tells how many questions each year has', () => {
  const dates = ['2024-01-02', undefined, '2025-03-04', '2024-12-31'];
  const read = dates.map((date, i) => entry('art', `q${i}`, { date }));
  expect(arrangeCatalog(read, new Map(), 'en').subjects[0]?.years).toEqual([
    ['2025', 1],
    ['2024', 2],
  ]);
});

test('a subject tells where each first letter begins', () => {
  const titles = ['Émile', 'What?', 'Zoo', '3 laws', '“Air”', 'energy'];
  const read = titles.map((question, i) => entry('art', `q${i}`, { question }));
  const [art] = arrangeCatalog(read, new Map(), 'en').subjects;
  expect(art?.letters).toEqual([
    ['0–9', 0],
    ['A', 1],
    ['E', 2],
    ['W', 4],
    ['Z', 5],
  ]);
});

test('paths lead over questions of the subject; what is none of them is named', () => {
  const file = {
    ...subjectFile(1),
    paths: [
      { title: 'Easy', questions: ['b', 'gone', 'a', 'b'] },
      { title: 'Empty', questions: ['gone'] },
    ],
  };
  const read = [entry('art', 'a'), entry('art', 'b'), entry('zoo', 'z')];
  const { subjects, diagnostics } = arrangeCatalog(read, new Map([['art', file]]), 'en');
  expect(subjects[0]?.paths).toEqual([{ title: 'Easy', questions: [1, 0] }]);
  expect(diagnostics.map(({ kind, file: name }) => [kind, name])).toEqual([
    ['path-dangling', 'art/subject.md'],
    ['path-dangling', 'art/subject.md'],
  ]);
});

test('an exact copy points at the first in path order; an unlike text under the same slug is no copy', () => {
  const entries = [entry('b', 's'), entry('a', 's'), entry('c', 's', { contentHash: 'other' })];
  expect([...findCopies(entries)]).toEqual([['b/s', 'a/s']]);
});

test('a hidden question is nobody’s original', () => {
  expect(findCopies([entry('a', 's', { noIndex: true }), entry('b', 's')]).size).toBe(0);
});
