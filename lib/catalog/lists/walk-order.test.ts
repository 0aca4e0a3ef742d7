import { expect, test } from 'vitest';
import { createTitleWords, markTelling } from './telling-topics';
import { neighborsOf, packWalk } from './walk-order';

const subject = (first: number, count: number, paths: readonly (readonly number[])[] = []) => ({
  slug: `s${first}`,
  title: '',
  description: undefined,
  introduction: '',
  first,
  count,
  letters: [],
  years: [],
  paths: paths.map((questions, i) => ({ title: `Path ${i + 1}`, questions })),
});
const topic = (slug: string, numbers: readonly number[], isTelling = true) => ({
  slug,
  name: slug,
  numbers,
  isTelling,
});
const entriesOf = (titles: readonly string[], hidden: readonly number[] = []) =>
  titles.map((question, i) => ({ question, noIndex: hidden.includes(i) }));

function walked(
  titles: readonly string[],
  topics: readonly ReturnType<typeof topic>[],
  of: { readonly paths?: readonly (readonly number[])[]; readonly hidden?: readonly number[] } = {},
) {
  const entries = entriesOf(titles, of.hidden);
  const subjects = [subject(0, titles.length, of.paths)];
  const table = packWalk({ entries, subjects, topics, titles: createTitleWords(entries, 'en') });
  const at = (number: number) => neighborsOf(table, number, subjects[0]?.paths ?? []);
  const order: number[] = [];
  const isFirst = (number: number) => at(number).previous === undefined && !of.hidden?.includes(number);
  for (let here = titles.findIndex((_, i) => isFirst(i)); here >= 0; here = at(here).next ?? -1) {
    expect(order).not.toContain(here);
    order.push(here);
  }
  return { order, at };
}

const titles = ['Atoms', 'Why do cells divide?', 'Ions', 'What is a cell wall?', 'Zinc atoms', 'Cell theory'];
const topics = [topic('atom', [0, 2, 4]), topic('cell', [1, 3, 5]), topic('wall', [1, 5])];

test('one walks through a topic before the next, from like to like, and meets every question once', () => {
  expect(walked(titles, topics).order).toEqual([0, 2, 4, 1, 5, 3]);
});

test('both ways lead over the same questions', () => {
  const { order, at } = walked(titles, topics);
  for (const [i, number] of order.entries()) {
    expect(at(number).previous).toBe(order[i - 1]);
    expect(at(number).next).toBe(order[i + 1]);
  }
});

test('a path is followed first, by its name, and leads on at its end', () => {
  const { order, at } = walked(titles, topics, {
    paths: [
      [4, 3],
      [3, 0],
    ],
  });
  expect(order.slice(0, 3)).toEqual([4, 3, 0]);
  expect(at(3)).toEqual({ previous: 4, next: 0, path: { title: 'Path 1', place: 2, of: 2 } });
  // The second path still leads back over what it shares with the first.
  expect(at(0).previous).toBe(3);
  expect(at(1).path).toBeUndefined();
});

test('a hidden question is not led to', () => {
  const { order, at } = walked(titles, topics, { hidden: [2] });
  expect(order).not.toContain(2);
  expect(at(2)).toEqual({ previous: undefined, next: undefined });
});

test('without topics the order of the catalog is kept', () => {
  expect(walked(titles, []).order).toEqual([0, 1, 2, 3, 4, 5]);
});

test('a keyword of many subjects that no title speaks of says nothing, nor does a number alone', () => {
  const entries = entriesOf(['Clear?', 'What is entropy?', 'B', 'C', 'D']);
  const subjects = [0, 1, 2, 3, 4].map((first) => subject(first, 1));
  const numbers = [0, 1, 2, 3, 4];
  const found = [
    topic('clarity', numbers),
    topic('entropy', numbers),
    topic('1776', [0, 1]),
    topic('poetry', [0, 1, 2]),
  ];
  const marked = markTelling(found, subjects, createTitleWords(entries, 'en'));
  expect(marked.map(({ slug, isTelling }) => [slug, isTelling])).toEqual([
    ['clarity', false],
    ['entropy', true],
    ['1776', false],
    ['poetry', true],
  ]);
});
