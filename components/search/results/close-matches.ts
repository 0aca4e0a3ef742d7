import type { SearchResult } from '@/lib/search/format/protocol/search-answer';

type Counts = Pick<SearchResult, 'total' | 'close'>;

/** `12 close matches of 88 results`; `3 results` where all of them are close. */
export function countOfResults({ total, close }: Counts): string {
  const results = total === 1 ? '1 result' : `${total.toLocaleString('en')} results`;
  if (close >= total) return results;
  return `${close === 1 ? '1 close match' : `${close.toLocaleString('en')} close matches`} of ${results}`;
}

/**
 * How many of the hits shown are close; the others are folded away. All of them, where none is: whoever turns the pages
 * beyond the close ones asks for the rest.
 */
export function closeShown({ close, hits }: Pick<SearchResult, 'close' | 'hits'>, offset: number): number {
  return close > offset ? Math.min(hits.length, close - offset) : hits.length;
}
