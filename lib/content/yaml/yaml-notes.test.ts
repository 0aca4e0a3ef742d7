import { expect, test } from 'vitest';
import { yamlNotes } from './yaml-notes';

const notesOf = (text: string) => yamlNotes(text, 2).map(({ kind, field, line }) => [kind, field, line]);

test.each([
  'question',
  'title',
  'article_title',
  'answer',
  'author',
  'subject',
  'description',
  'keywords',
  'tags',
])('a comment in %s is named', (field) => {
  expect(notesOf(`id: 1\n${field}: a # b`)).toEqual([['yaml-comment', field, 3]]);
});

test.each(['name', 'tagline', 'provenance'])('and in %s of a site', (field) => {
  expect(notesOf(`${field}: a # b`)).toEqual([['yaml-comment', field, 2]]);
});

test.each([
  ['seo:\n  page_description: a # b', 'seo.page_description'],
  ['choices:\n  - a # b', 'choices'],
  ['choices:\n  text: a # b', 'choices.text'],
  ['choices:\n  why: a # b', 'choices.why'],
])('and inside another: %j', (text, field) => {
  expect(notesOf(text)).toEqual([['yaml-comment', field, 3]]);
});

test.each([
  'date: 2024-01-02 # first draft',
  'my_title: a # b',
  'title_of: a # b',
  'choices:\n  right: true # b',
  'title: a#b',
  'title: C# and F#',
  'title: a &b',
  'title: “a” and b',
  'title: a “b”',
  'title: “a',
  'title: it’s',
])('nothing is said of %j', (text) => {
  expect(notesOf(text)).toEqual([]);
});

test.each([
  ['title: # a', 'yaml-comment', '`# a`'],
  ['title: a\t# b # c', 'yaml-comment', '`# b # c`'],
  ['title: &c. Ltd', 'yaml-comment', '`&c.`'],
  ['title: “a b”', 'yaml-quotes', '“a b”'],
  ['title: „a“', 'yaml-quotes', '„a“'],
  ['title: «a»', 'yaml-quotes', '«a»'],
  ['title: ‘a’', 'yaml-quotes', '‘a’'],
  ['title: ‚a‘', 'yaml-quotes', '‚a‘'],
  ['title: ‹a›', 'yaml-quotes', '‹a›'],
])('%j is named with what is meant', (text, kind, sign) => {
  const [note, ...others] = yamlNotes(text, 1);
  expect(others).toEqual([]);
  expect(note).toMatchObject({ severity: 'warning', kind, field: 'title', line: 1 });
  expect(note?.message.replace(/\s/g, ' ')).toContain(sign);
});
