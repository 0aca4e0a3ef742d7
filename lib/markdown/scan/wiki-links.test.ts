import { expect, test } from 'vitest';
import { replaceWikiLinks, wordsOfWikiLink } from './wiki-links';

/** The targets and labels that stand in a text. */
function links(text: string) {
  const found: unknown[] = [];
  const rest = replaceWikiLinks(text, ({ source, target, label }) => {
    expect(text).toContain(source);
    found.push(label === undefined ? target : [target, label]);
    return '_';
  });
  return [rest, ...found];
}

test.each([
  ['[[what-is-a-cell]]', 'what-is-a-cell'],
  ['[[biology/what-is-a-cell]]', 'biology/what-is-a-cell'],
  ['[[../law/b]]', '../law/b'],
  ['[[a#part two]]', 'a#part two'],
  ['[[was-ist-öl]]', 'was-ist-öl'],
])('%s is a link', (text, target) => {
  expect(links(`see ${text}.`)).toEqual(['see _.', target]);
});

test('what is shown stands behind a bar, in a table an escaped one; nothing is no label', () => {
  expect(links('[[a| the first ]] and [[b\\|second]] and [[c| ]]')).toEqual([
    '_ and _ and _',
    ['a', 'the first'],
    ['b', 'second'],
    'c',
  ]);
});

test.each([
  '\\[[a]]',
  '![[a]]',
  '[[1]]',
  '[[a]](https://example.org)',
  '[[a]]]',
  '[[]]',
  '[[ a]]',
  '[[a b]]',
  '[[a\nb]]',
  '[[a//b]]',
  '[a]',
  `[[${'a'.repeat(302)}]]`,
])('%j is none', (text) => {
  expect(links(text)).toEqual([text]);
});

test('as words it is what is shown, else the last part of its path', () => {
  expect(wordsOfWikiLink({ target: 'biology/what-is-a-cell.md#parts', label: undefined })).toBe(
    'what is a cell',
  );
  expect(wordsOfWikiLink({ target: 'A.Markdown', label: undefined })).toBe('A');
  expect(wordsOfWikiLink({ target: 'a', label: 'the first' })).toBe('the first');
});
