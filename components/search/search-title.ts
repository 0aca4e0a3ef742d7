import type { SearchState } from './search-state';

/** What a window with a search is called: `mitosis, page 2 · Search · Stoa`. */
export function searchTitle({ query, page }: Pick<SearchState, 'query' | 'page'>, siteName: string): string {
  const words = query.trim().replace(/\s+/g, ' ');
  if (words === '') return `Search · ${siteName}`;
  return `${words}${page > 1 ? `, page ${page}` : ''} · Search · ${siteName}`;
}
