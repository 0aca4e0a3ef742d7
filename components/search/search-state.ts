import { typedQuery } from '@/lib/search/format/protocol/bound-query';

/** What the search page is asked, as its address says it. */
export interface SearchState {
  readonly query: string;
  /** Slug of the only subject wanted; one that the library holds. */
  readonly subject: string | undefined;
  /** Whether the words are meant as they are written: none is repaired. */
  readonly exact: boolean;
  readonly page: number;
}

/** Reads the query part of an address as the server does: the first of repeated parameters, within bounds. */
export function parseSearchState(
  search: string,
  subjects: readonly { readonly slug: string }[],
): SearchState {
  const parameters = new URLSearchParams(search);
  const page = parameters.get('page') ?? '1';
  return {
    query: typedQuery(parameters.get('q') ?? ''),
    subject: subjects.find(({ slug }) => slug === parameters.get('subject'))?.slug,
    exact: parameters.get('exact') === '1',
    page: /^[1-9]\d{0,5}$/.test(page) ? Number(page) : 1,
  };
}
