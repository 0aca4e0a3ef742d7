import type { SearchAnswer, SearchRequest } from '@/lib/search/format/protocol/search-answer';
import type { ServerEngine } from './server-engine';

/** What is counted, for whoever watches. */
export interface SearchCounts {
  started(): void;
  /** A search was answered and took so long, ms; undefined where none answered. */
  ended(ms: number | undefined): void;
  /** A search that another engine had to answer. */
  fellBack(): void;
}

export interface FailoverOptions {
  readonly first: ServerEngine;
  /** What answers where the first does not; undefined where there is nothing. */
  readonly second: ServerEngine | undefined;
  /** What one search of the first may take, ms. */
  readonly budgetMs: number;
  /** Called with why, once until it goes well again. */
  readonly onFailure: (reason: string) => void;
  readonly counts?: SearchCounts | undefined;
}

const unavailable = 'Search is not available just now. Please try again in a moment.';

/** Asks one engine, and another where it fails or is too slow: failure is never an empty result. */
export function createFailoverEngine({
  first,
  second,
  budgetMs,
  onFailure,
  counts,
}: FailoverOptions): ServerEngine {
  let failing: string | undefined;
  const ask = async (request: SearchRequest): Promise<SearchAnswer> => {
    const answer = await within(first.search(request), budgetMs);
    if (answer.status === 'ok') {
      failing = undefined;
      return answer;
    }
    if (failing === undefined) onFailure(`the search cluster does not answer: ${answer.reason}`);
    failing = answer.reason;
    if (second) counts?.fellBack();
    return second ? second.search(request) : { status: 'failed', reason: unavailable };
  };
  return {
    search: ask,
    warm: async () => void (await Promise.all([first.warm(), second?.warm()])),
    trouble() {
      if (failing === undefined) return first.trouble();
      const instead = second ? 'the embedded index answers instead' : 'nothing answers instead';
      return `the search cluster does not answer; ${instead}`;
    },
    close: async () => void (await Promise.all([first.close(), second?.close()])),
  };
}

function within(answering: Promise<SearchAnswer>, budgetMs: number): Promise<SearchAnswer> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<SearchAnswer>((resolve) => {
    timer = setTimeout(() => resolve({ status: 'failed', reason: 'a search took too long' }), budgetMs);
  });
  return Promise.race([answering, late]).finally(() => clearTimeout(timer));
}
