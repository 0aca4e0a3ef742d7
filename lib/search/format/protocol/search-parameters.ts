import type { SearchRequest } from './search-answer';

/** What `/api/search` reads of its address; all else is no part of a search. */
export const searchParameterNames = ['q', 'subject', 'exact', 'limit', 'offset', 'list', 'build'] as const;

/**
 * A search as the query of `/api/search`.
 * @param build the index that the page knows of: an answer of that one may be cached on its way
 */
export function searchParameters(request: SearchRequest, build?: string): URLSearchParams {
  const { query, subject, exact, limit, offset, isForList } = request;
  const values: Readonly<Record<(typeof searchParameterNames)[number], string | undefined>> = {
    q: query,
    subject,
    exact: exact ? '1' : undefined,
    limit: String(limit),
    offset: String(offset),
    list: isForList ? '1' : undefined,
    build: build || undefined,
  };
  const parameters = new URLSearchParams();
  for (const name of searchParameterNames) {
    const value = values[name];
    if (value !== undefined) parameters.set(name, value);
  }
  return parameters;
}
