import { expect, test } from 'vitest';
import type { SearchAnswer } from '@/lib/search/format/protocol/search-answer';
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
