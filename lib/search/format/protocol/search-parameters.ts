import type { SearchRequest } from './search-answer';

/** A search as the query of `/api/search`. */
export function searchParameters(request: SearchRequest): URLSearchParams {
  const { query, subject, exact, limit, offset, isForList } = request;
  const parameters = new URLSearchParams({ q: query });
  if (subject !== undefined) parameters.set('subject', subject);
  if (exact) parameters.set('exact', '1');
  parameters.set('limit', String(limit));
  parameters.set('offset', String(offset));
  if (isForList) parameters.set('list', '1');
  return parameters;
}
