import { expect, it } from 'vitest';
import type { Hit, SearchResult } from '@/lib/search/format/protocol/search-answer';
import { maxCompared, withNearestSentences } from './untied-hits';

const hitOf = (slug: string, marked: boolean): Hit => ({
  subject: 's',
  subjectTitle: 'S',
  slug,
  question: [{ text: 'ice', marked: true }],
  snippet: [
    { text: 'As it opens, ', marked: false },
    { text: 'ice', marked },
  ],
  matched: [],
  missing: [],
  score: 1,
});
const answerOf = (...hits: Hit[]) => ({ status: 'ok', hits }) as unknown as SearchResult;
const shown = (answer: SearchResult) =>
  answer.hits.map(({ snippet }) => snippet.map(({ text }) => text).join(''));

it('shows the nearest sentence beside hits whose passage holds no word of the query, and no other', async () => {
  const asked: unknown[] = [];
  const answer = await withNearestSentences(
    answerOf(hitOf('a', true), hitOf('b', false), hitOf('c', false)),
    { text: 'why so cold', request: {} },
    async (...about) => {
      asked.push(about);
      return ['The nearest.', ''];
    },
  );
  expect(asked).toEqual([['why so cold', ['s/b', 's/c']]]);
  expect(shown(answer)).toEqual(['As it opens, ice', 'The nearest.', 'As it opens, ice']);
});

it('asks nothing where every hit shows a word, or only an order is wanted, and bounds what it asks', async () => {
  const asked: number[] = [];
  const nearest = async (_: string, paths: readonly string[]) => {
    asked.push(paths.length);
    return undefined;
  };
  const text = 'a';
  await withNearestSentences(answerOf(hitOf('a', true)), { text, request: {} }, nearest);
  await withNearestSentences(answerOf(hitOf('a', false)), { text, request: { isOrderOnly: true } }, nearest);
  expect(asked).toEqual([]);
  const many = answerOf(...Array.from({ length: 50 }, (_, i) => hitOf(String(i), false)));
  expect(await withNearestSentences(many, { text, request: {} }, nearest)).toEqual(many);
  expect(asked).toEqual([maxCompared]);
});
