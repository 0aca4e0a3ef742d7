import type { SearchRequest } from './search-answer';

/** A search as the query of `/api/search`. */
export function searchParameters({ query, subject, exact, limit, offset }: SearchRequest): URLSearchParams {
  const parameters = new URLSearchParams({ q: query });
  if (subject !== undefined) parameters.set('subject', subject);
  if (exact) parameters.set('exact', '1');
  parameters.set('limit', String(limit));
  parameters.set('offset', String(offset));
  return parameters;
}
