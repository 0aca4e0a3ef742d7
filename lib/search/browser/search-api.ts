import { isSearchAnswer } from '@/lib/search/format/protocol/messages';
import type { SearchAnswer, SearchFailure, SearchRequest } from '@/lib/search/format/protocol/search-answer';
import { searchParameters } from '@/lib/search/format/protocol/search-parameters';

const timeoutMs = 12_000;

/** Asks the server's search; what goes wrong comes back as `failed`, in words for the reader, an abort throws. */
export async function searchByApi(
  apiUrl: string,
  request: SearchRequest,
  options: {
    readonly signal: AbortSignal;
    readonly fetch: typeof fetch;
    readonly build?: string | undefined;
  },
): Promise<SearchAnswer> {
  // Called by itself: a browser's fetch refuses to be the method of another object.
  const fetchAnswer = options.fetch;
  const giveUp = new AbortController();
  const abort = () => giveUp.abort();
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    abort();
  }, timeoutMs);
  options.signal.addEventListener('abort', abort);
  try {
    const response = await fetchAnswer(`${apiUrl}?${searchParameters(request, options.build)}`, {
      signal: giveUp.signal,
    });
    const answer = parse(await response.text());
    if (isSearchAnswer(answer)) return answer;
    return failed(causeOfStatus(response.status));
  } catch {
    options.signal.throwIfAborted();
    if (isLate) return failed('The library did not answer. Please try again in a moment.');
    return { ...failed('The library could not be reached. Is there a connection?'), isUnreachable: true };
  } finally {
    clearTimeout(timer);
    options.signal.removeEventListener('abort', abort);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function causeOfStatus(status: number): string {
  if (status === 429 || status === 503) return 'Many are searching just now. Please try again in a moment.';
  // An answer that is no answer of ours: most often the page of a network that wants its guests to sign in.
  return status === 200
    ? 'Something else answered in place of the library: does this network want you to sign in?'
    : `The server answered ${status}.`;
}

function failed(cause: string): SearchFailure {
  return { status: 'failed', reason: `The search could not be carried out. ${cause}` };
}
