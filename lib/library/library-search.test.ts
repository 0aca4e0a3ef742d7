import { expect, test } from 'vitest';
import type { NearestSentences } from '@/lib/search/format/files/untied-hits';
import type { SearchAnswer, SearchResult } from '@/lib/search/format/protocol/search-answer';
import { createLibrarySearch } from './library-search';

test('every search is counted as what came of it', async () => {
  const answers: SearchAnswer[] = [
    { status: 'ok', query: 'cell' } as SearchAnswer,
    { status: 'failed', reason: 'neither the cluster nor the snapshot' },
  ];
  const counted: string[] = [];
  const search = createLibrarySearch(
    { search: async () => answers.shift() as SearchAnswer },
    {
      meaning: { textOf: (query) => query, near: async () => undefined },
      nearestSentences: async () => [],
      counts: {
        started: () => counted.push('started'),
        ended: (ms) => counted.push(ms === undefined ? 'failed' : 'answered'),
        fellBack: () => counted.push('fell back'),
      },
    },
  );
  for (const limit of [1, 2]) await search({ query: 'cell', limit, offset: 0 });
  expect(counted).toEqual(['started', 'answered', 'started', 'failed']);
});

test.each([
  ['what it means was heard', 'cell', new Uint8Array(), 'b7'],
  ['what it means cannot be heard', '', undefined, 'b7'],
  ['what it means may be heard the next time', 'cell', undefined, undefined],
])('says of which index an answer is where %s', async (_, text, near, build) => {
  const search = createLibrarySearch(
    {
      search: async () => ({ status: 'ok', query: 'cell', hits: [], build: 'b7' }) as unknown as SearchResult,
    },
    {
      meaning: { textOf: () => text, near: async () => near },
      nearestSentences: async () => [],
      counts: undefined,
    },
  );
  const answer = await search({ query: 'cell', limit: 1, offset: 0 });
  expect(answer.status === 'ok' && answer.build).toBe(build);
});

test('of an answer whose nearest sentence could not be told nothing is said that may be cached', async () => {
  const hits = [{ subject: 'biology', slug: 'cell', snippet: [] }];
  const search = (nearestSentences: NearestSentences) =>
    createLibrarySearch(
      { search: async () => ({ status: 'ok', hits, build: 'b7' }) as unknown as SearchResult },
      {
        meaning: { textOf: (query) => query, near: async () => new Uint8Array() },
        nearestSentences,
        counts: undefined,
      },
    )({ query: 'cell', limit: 1, offset: 0 });
  expect(await search(async () => ['A sentence.'])).toHaveProperty('build', 'b7');
  expect(await search(async () => [''])).not.toHaveProperty('build');
  expect(await search(() => Promise.reject(new Error('busy')))).not.toHaveProperty('build');
});
