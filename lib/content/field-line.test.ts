import { describe, expect, test } from 'vitest';
import { fieldLinesOf, itemLinesOf } from './field-line';

const matter = (...lines: readonly string[]) => lines.join('\n');

describe('the line of a field', () => {
  test('counts the opening line of the front matter, and is 1 where there is no such field', () => {
    const lineOf = fieldLinesOf(matter('question: A?', 'answer: B.'));
    expect([lineOf('question'), lineOf('answer'), lineOf('date')]).toEqual([2, 3, 1]);
  });

  test('is that of the name, in quotes or not, and not of a longer name or of a value', () => {
    const lineOf = fieldLinesOf(
      matter('dates: x', 'note: date', '"date" : 1', "'id': 2", 'a"b: 3', '"seo: 4'),
    );
    expect([lineOf('date'), lineOf('id'), lineOf('seo')]).toEqual([4, 5, 1]);
  });

  test('of a field inside another stands below it, and no further than its map', () => {
    const lineOf = fieldLinesOf(
      matter('title: x', 'seo:', '  title: y', '', '  page: z', 'page_title: w', 'other:', '  late: v'),
    );
    expect([lineOf('title'), lineOf('seo.title'), lineOf('seo.page')]).toEqual([2, 4, 6]);
    // Where the map has none, the map itself is named.
    expect([lineOf('seo.late'), lineOf('none.late')]).toEqual([3, 1]);
  });

  test('counts from what is indented as the first field is', () => {
    const lineOf = fieldLinesOf(
      matter('', '# a: comment', '  question: A?', '  seo:', '    date: x', '  date: y'),
    );
    expect([lineOf('question'), lineOf('date'), lineOf('seo.date'), lineOf('a')]).toEqual([4, 7, 6, 1]);
  });

  test('is found within braces', () => {
    const lineOf = fieldLinesOf(matter('{ question: A?,', '  answer: B., date: 2024-01-01,', '  id: 7 }'));
    expect(['question', 'answer', 'date', 'id', 'seo'].map(lineOf)).toEqual([2, 3, 3, 4, 1]);
  });
});

describe('the lines of the entries of a list', () => {
  test('are those with a hyphen below its field, up to the next field', () => {
    const text = matter('related:', '  - a', '', '  -', '    b', 'keywords:', '  - c');
    expect(itemLinesOf(text, 'related')).toEqual([3, 5]);
    expect(itemLinesOf(text, 'keywords')).toEqual([8]);
  });

  test('may stand as far left as the field, and what is further in is a part of them', () => {
    const text = matter('choices:', '- text: a', '  why:', '    - x', '- text: b', 'id: 7', '- no entry');
    expect(itemLinesOf(text, 'choices')).toEqual([3, 6]);
  });

  test('are none where there is no list, and of a word that begins with a hyphen', () => {
    expect(itemLinesOf(matter('id: 7', '- a'), 'related')).toEqual([]);
    expect(itemLinesOf(matter('related: a, b', 'id: 7'), 'related')).toEqual([]);
    expect(itemLinesOf(matter('related:', '  -a', '  - b'), 'related')).toEqual([4]);
  });
});

test('a field whose name is written otherwise is found by what it means', () => {
  const lineOf = fieldLinesOf('question: A?\nPage-Title: B\nDate: today\ndate_format: YYYY\n');
  expect([lineOf('page_title'), lineOf('date')]).toEqual([3, 4]);
});
