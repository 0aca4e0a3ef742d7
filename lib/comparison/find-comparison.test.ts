import { expect, test } from 'vitest';
import type { SearchAnswer, SearchRequest } from '@/lib/search/format/protocol/search-answer';
import { findComparison } from './find-comparison';

const titles = [
  'What is the difference between mitosis and meiosis?',
  'What happens in mitosis?',
  'How does meiosis make gametes?',
  'What is positive economics?',
  'How does positive reinforcement work?',
  'When does negative reinforcement work?',
  'What is a stack?',
  'What is a queue?',
];

/** Finds the titles that hold at least one of the words; those that hold more come first. */
function searchOver(questions: readonly string[], asked: SearchRequest[] = []) {
  return async (request: SearchRequest): Promise<SearchAnswer> => {
    asked.push(request);
    const words = request.query.trim().toLowerCase().split(' ');
    const held = (title: string) => words.filter((word) => title.toLowerCase().includes(word));
    const hits = questions
      .filter((title) => held(title).length > 0)
      .sort((one, other) => held(other).length - held(one).length)
      .map((title) => ({
        subject: 's',
        subjectTitle: 'S',
        slug: title,
        question: [{ text: title, marked: false }],
        snippet: [],
        matched: held(title).map((word) => ({ word, where: 'question' as const })),
        missing: words.filter((word) => !held(title).includes(word)),
        score: 1,
      }));
    return {
      status: 'ok',
      query: request.query,
      searched: request.query,
      repairs: [],
      relaxed: false,
      subject: undefined,
      total: hits.length,
      close: hits.length,
      hits,
      subjects: [],
      terms: words,
      unknown: [],
    };
  };
}

test('finds the question of each side, not the one that holds both', async () => {
  const found = await findComparison({ a: 'mitosis', b: 'meiosis' }, { search: searchOver(titles) });
  expect(found).toMatchObject({
    a: { slug: 'What happens in mitosis?', words: 'mitosis' },
    b: { slug: 'How does meiosis make gametes?', words: 'meiosis' },
  });
});

test('completes a side by the noun that it shares with the other', async () => {
  const sides = { a: 'positive', b: 'negative reinforcement' };
  expect(await findComparison(sides, { search: searchOver(titles) })).toMatchObject({
    a: { slug: 'How does positive reinforcement work?', words: 'positive reinforcement' },
    b: { slug: 'When does negative reinforcement work?' },
  });
});

test('takes a side without where it is meant, if no title says it', async () => {
  const sides = { a: 'stack', b: 'queue in Python' };
  expect(await findComparison(sides, { search: searchOver(titles) })).toMatchObject({
    a: { slug: 'What is a stack?' },
    b: { slug: 'What is a queue?' },
  });
});

test('offers nothing where one question is about both sides, and says which side has none', async () => {
  const search = searchOver(titles.slice(0, 2));
  expect(await findComparison({ a: 'mitosis', b: 'meiosis' }, { search })).toBeUndefined();
  expect(await findComparison({ a: 'mitosis', b: 'osmosis' }, { search })).toEqual({ lacks: ['osmosis'] });
  expect(await findComparison({ a: 'entropy', b: 'osmosis' }, { search })).toEqual({
    lacks: ['entropy', 'osmosis'],
  });
});

test('takes a plural for its singular, but no other word of the same stem', async () => {
  const search = searchOver(['What are enzymes?', 'What is a substrate?', 'What is cultural capital?']);
  expect(await findComparison({ a: 'enzymes', b: 'substrate' }, { search })).toMatchObject({
    a: { slug: 'What are enzymes?' },
    b: { slug: 'What is a substrate?' },
  });
  const stemmed = async (request: SearchRequest): Promise<SearchAnswer> => {
    const answer = await search({ ...request, query: 'capital ' });
    if (answer.status !== 'ok') return answer;
    const hits = answer.hits.map((hit) => ({
      ...hit,
      matched: [{ word: request.query.trim(), where: 'question' as const }],
    }));
    return { ...answer, hits };
  };
  expect(await findComparison({ a: 'capitalism', b: 'socialism' }, { search: stemmed })).toEqual({
    lacks: ['capitalism', 'socialism'],
  });
});

test('stays within the subject, and begins no search once the reader has gone on', async () => {
  const asked: SearchRequest[] = [];
  const search = searchOver(titles, asked);
  await findComparison({ a: 'mitosis', b: 'meiosis' }, { search, subject: 'biology' });
  expect(asked.map(({ subject }) => subject)).toEqual(['biology', 'biology']);
  asked.length = 0;
  const isWanted = () => asked.length === 0;
  expect(await findComparison({ a: 'mitosis', b: 'meiosis' }, { search, isWanted })).toBeUndefined();
  expect(asked).toHaveLength(1);
});

test('offers nothing where a search fails', async () => {
  const search = async (): Promise<SearchAnswer> => ({ status: 'failed', reason: 'down' });
  expect(await findComparison({ a: 'mitosis', b: 'meiosis' }, { search })).toBeUndefined();
});
