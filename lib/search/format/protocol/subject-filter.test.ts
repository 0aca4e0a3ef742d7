import { expect, it } from 'vitest';
import { beginsSubjectFilter, findSubjectFilter } from './subject-filter';

it.each([
  ['cell subject:biology wall', 'biology', ' subject:biology'],
  ['subject:"computer science" stack', 'computer science', 'subject:"computer science"'],
  ['stack SUBJECT: “Computer science”', 'Computer science', ' SUBJECT: “Computer science”'],
  ['subject:a subject:b', 'a', 'subject:a'],
  ['subject:""', '', 'subject:""'],
])('%s names %s', (query, name, written) => {
  const found = findSubjectFilter(query);
  expect(found?.name).toBe(name);
  expect(query.slice(found?.start, found?.end)).toBe(written);
});

it('is a word by itself, and may be begun only', () => {
  expect(findSubjectFilter('mysubject:biology')).toBeUndefined();
  expect(findSubjectFilter('cell subject:')).toBeUndefined();
  expect(['cell subject:', 'cell', 'mysubject:x'].map(beginsSubjectFilter)).toEqual([true, false, false]);
});
