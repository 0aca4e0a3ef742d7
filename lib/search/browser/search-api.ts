import { isSearchAnswer } from '../format/messages';
import type { SearchAnswer, SearchRequest } from '../format/search-answer';

/** Asks the server's search; what goes wrong comes back as `failed`, an abort throws. */
export async function searchByApi(
  apiUrl: string,
  request: SearchRequest,
  options: { readonly signal: AbortSignal; readonly fetch: typeof fetch },
): Promise<SearchAnswer> {
  // Called by itself: a browser's fetch refuses to be the method of another object.
  const fetchAnswer = options.fetch;
  try {
    const response = await fetchAnswer(`${apiUrl}?${parametersOf(request)}`, { signal: options.signal });
    const answer: unknown = await response.json();
    if (isSearchAnswer(answer)) return answer;
    return failed(`The server answered ${response.status}.`);
  } catch (error) {
    options.signal.throwIfAborted();
    return failed(error instanceof Error ? error.message : String(error));
  }
}

function failed(cause: string): SearchAnswer {
  return { status: 'failed', reason: `The search could not be carried out. ${cause}` };
}

function parametersOf({ query, subject, exact, limit, offset }: SearchRequest): URLSearchParams {
  const parameters = new URLSearchParams({ q: query });
  if (subject !== undefined) parameters.set('subject', subject);
  if (exact) parameters.set('exact', '1');
  parameters.set('limit', String(limit));
  parameters.set('offset', String(offset));
  return parameters;
}
