import { expect, test } from 'vitest';
import { nameSubject } from './name-subject';

const subjects = [
  { slug: 'biology', title: 'Biology' },
  { slug: 'computer-science', title: 'Computer Science' },
  { slug: 'chemistry', title: 'Chemie' },
  { slug: 'art', title: 'Art' },
  { slug: 'art-history', title: 'History of Art' },
];
const named = (text: string) => nameSubject(text, subjects).subject?.slug;

test('a subject is named by its slug or its title, without regard to case, accents, spaces and hyphens', () => {
  expect(named('subject:biology cells')).toBe('biology');
  expect(named('cells subject:"Computer  Science"')).toBe('computer-science');
  expect(named('subject:ChéMie')).toBe('chemistry');
});

test('it may be broken off where only one begins so; a whole name comes before a longer one', () => {
  expect([named('subject:bio x'), named('subject:comp x'), named('subject:hist x')]).toEqual([
    'biology',
    'computer-science',
    'art-history',
  ]);
  expect([named('subject:c x'), named('subject:art x'), named('subject:none x')]).toEqual([
    undefined,
    'art',
    undefined,
  ]);
});

test('it is blanked out where it stands, and the other words stay in their places', () => {
  expect(nameSubject('cells subject:bio now', subjects)).toEqual({
    rest: `cells ${' '.repeat('subject:bio'.length)} now`,
    subject: { slug: 'biology', isLast: false },
  });
  expect(nameSubject('cells subject:bio ', subjects).subject?.isLast).toBe(true);
});

test('what names no subject is left as it is', () => {
  for (const text of ['biology', 'subject:', 'subject:"" x', 'subject:!? x'])
    expect(nameSubject(text, subjects)).toEqual({ rest: text });
});
