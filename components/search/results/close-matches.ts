import type { SearchResult } from '@/lib/search/format/protocol/search-answer';

type Counts = Pick<SearchResult, 'total' | 'close'>;

/**
 * `12 close matches, page 1 of 2; 76 more hold some of your words`; `3 results` where all of them are close.
 * @param page what the page of them is called; '' where they have but one
 */
export function countOfResults({ total, close }: Counts, page = ''): string {
  const named = page === '' ? '' : `, ${page}`;
  if (close >= total) return `${total === 1 ? '1 result' : `${total.toLocaleString('en')} results`}${named}`;
  const matches = `${close === 1 ? '1 close match' : `${close.toLocaleString('en')} close matches`}${named}`;
  const rest = total - close;
  return `${matches}; ${rest.toLocaleString('en')} more ${rest === 1 ? 'holds' : 'hold'} some of your words`;
}

/**
 * How many of the hits shown are close; the others are folded away. All of them, where none is: whoever turns the pages
 * beyond the close ones asks for the rest.
 */
export function closeShown({ close, hits }: Pick<SearchResult, 'close' | 'hits'>, offset: number): number {
  return close > offset ? Math.min(hits.length, close - offset) : hits.length;
}
