import type { SearchAnswer, SearchRequest } from '@/lib/search/format/protocol/search-answer';
import { quantile } from '../quantile';

/** What many readers met who searched while something happened. */
export interface SearchersReport {
  readonly searches: number;
  /** Answers that said that search is not available. */
  readonly failed: number;
  /** Answers with other hits than they should have. */
  readonly wrong: number;
  /** One of them, and what it should have been. */
  readonly firstWrong: string | undefined;
  readonly p99Ms: number;
}

export interface Searching {
  readonly search: (request: SearchRequest) => Promise<SearchAnswer>;
  readonly queries: readonly string[];
  /** The hits that each query should have. */
  readonly expected: ReadonlyMap<string, string>;
}

const readers = 20;

/** Has twenty readers search, one after another each, while a task is done. */
export async function searchWhile(
  { search, queries, expected }: Searching,
  task: () => Promise<void>,
): Promise<SearchersReport> {
  const times: number[] = [];
  let failed = 0;
  let wrong = 0;
  let firstWrong: string | undefined;
  let isOver = false;
  const read = async (reader: number) => {
    for (let i = reader; !isOver; i++) {
      const query = queries[i % queries.length] ?? '';
      const started = performance.now();
      const answer = await search({ query, limit: 10, offset: 0 });
      times.push(performance.now() - started);
      if (answer.status === 'failed') failed += 1;
      else if (hitsText(answer) !== expected.get(query)) {
        wrong += 1;
        firstWrong ??= `“${query}” (${answer.total} found) ${hitsText(answer)} for ${expected.get(query)}`;
      }
      // The task has its turn between two answers.
      await new Promise(setImmediate);
    }
  };
  const reading = Array.from({ length: readers }, (_, reader) => read(reader));
  try {
    await task();
  } finally {
    isOver = true;
    await Promise.all(reading);
  }
  return { searches: times.length, failed, wrong, firstWrong, p99Ms: quantile(times, 0.99) };
}

export function hitsText(answer: SearchAnswer): string {
  return answer.status === 'failed'
    ? ''
    : answer.hits.map(({ subject, slug }) => `${subject}/${slug}`).join();
}
