import { mkdtemp, truncate, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { filterQuestions, filterWords, holdsWord, maxFilterLength } from './filter-questions';
import { createTitleWords } from './telling-topics';
import { openTitles, packTitles } from './titles-table';

const questions = [
  { question: 'What is a cell?', date: '2024-05-06' },
  { question: 'How do Émile’s cells divide?', date: '2025-01-01' },
  { question: 'What is law?' },
];
const subjects = [
  { first: 0, count: 2 },
  { first: 2, count: 1 },
];

async function written() {
  const file = path.join(await mkdtemp(path.join(os.tmpdir(), 'stoa-titles-')), 'titles.bin');
  await writeFile(file, packTitles(questions, subjects, createTitleWords(questions, 'en')));
  return file;
}

test('titles are read subject by subject', async () => {
  const titles = openTitles(await written(), 2);
  expect(await titles(0)).toEqual([
    { date: '2024-05-06', words: ' what is a cell' },
    { date: '2025-01-01', words: ' how do emile cells divide' },
  ]);
  expect(await titles(1)).toEqual([{ date: '', words: ' what is law' }]);
});

test('a file that is cut short is refused', async () => {
  const file = await written();
  await truncate(file, 40);
  expect(() => openTitles(file, 2)).toThrow('cut short');
});

test('each word begins a word of the title or names a topic, and year and topic narrow on', async () => {
  const lines = await openTitles(await written(), 2)(0);
  const narrowed = (text: string, more: { topic?: string; year?: string } = {}) =>
    filterQuestions(
      { words: filterWords(text), ...more },
      { lines, first: 10 },
      { word: (word) => new Set(word === 'bio' ? [11] : []), topic: () => [10] },
    );
  expect(narrowed('CELL').numbers).toEqual([10, 11]);
  expect(narrowed('émi div').numbers).toEqual([11]);
  expect(narrowed('ell').numbers).toEqual([]);
  expect(narrowed('bio cell').numbers).toEqual([11]);
  expect(narrowed('', { topic: 'x' }).numbers).toEqual([10]);
  expect(narrowed('cell', { year: '2025' })).toEqual({
    numbers: [11],
    years: [
      ['2025', 1],
      ['2024', 1],
    ],
  });
});

test('what is typed is bounded: its length, its words, and what its signs unfold to', () => {
  expect(filterWords('a b c d e f g h i j').length).toBe(8);
  expect(filterWords('x'.repeat(5000))).toEqual(['x'.repeat(maxFilterLength)]);
  for (const text of [
    '\ufdfa'.repeat(200),
    '\u202e\u0000 \ud800',
    '((((',
    '﷽'.repeat(99),
    '👩‍👩‍👧‍👦'.repeat(50),
  ])
    expect(filterWords(text).join('').length).toBeLessThan(2000);
  expect(filterWords(' \u200b ')).toEqual([]);
});

test('a topic is named by the beginning of any of its words, as it is written or in the singular', () => {
  const topic = { slug: 'moon-phase', name: 'Moon phases' };
  for (const word of ['moon', 'pha', 'phases']) expect(holdsWord(topic, word), word).toBe(true);
  expect(holdsWord(topic, 'hase')).toBe(false);
});
