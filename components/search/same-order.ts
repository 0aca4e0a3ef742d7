import type { SearchResult } from '@/lib/search/format/search-answer';

type Found = Pick<SearchResult, 'hits'>;

/** Whether two answers show the same questions, each at the same place. */
export function isSameOrder({ hits }: Found, { hits: others }: Found): boolean {
  return (
    hits.length === others.length &&
    hits.every(({ subject, slug }, i) => others[i]?.subject === subject && others[i].slug === slug)
  );
}
