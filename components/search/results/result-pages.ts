import type { SearchResult } from '@/lib/search/format/protocol/search-answer';
import { maxOffset } from '@/lib/search/format/protocol/search-limits';

/** Where a page of results stands among the others. */
export interface ResultPages {
  readonly page: number;
  /** All that can be turned to. */
  readonly last: number;
  /** The last with close matches; 0 where there are none. */
  readonly lastClose: number;
}

export function resultPages(
  { total, close }: Pick<SearchResult, 'total' | 'close'>,
  { page, pageSize }: { readonly page: number; readonly pageSize: number },
): ResultPages {
  const last = Math.ceil(Math.min(total, maxOffset) / pageSize);
  return { page, last, lastClose: Math.min(last, Math.ceil(close / pageSize)) };
}

/** `page 2 of 3` among the close matches, `page 5` beyond them; '' where all are on one page. */
export function nameOfPage({ page, last, lastClose }: ResultPages): string {
  if (page > lastClose) return last > 1 ? `page ${page}` : '';
  return lastClose > 1 ? `page ${page} of ${lastClose}` : '';
}

/** What the next page holds. */
export function nameOfNext({ page, last, lastClose }: ResultPages): string {
  if (page < lastClose) return lastClose < last ? 'More close matches' : 'More results';
  return page === lastClose ? 'More that hold some of your words' : 'More results';
}
