import type { SearchClient, Superseded } from '@/lib/search/browser/client';
import type { SearchAnswer, SearchRequest, SearchResult } from '@/lib/search/format/protocol/search-answer';
import { searchParameters } from '@/lib/search/format/protocol/search-parameters';
import { searchApiPath, searchDataPath } from '@/lib/site/paths';

let client: Promise<SearchClient> | undefined;

/** One search client a page. Its code is loaded when a reader first touches a search box, not before. */
function searchClient(): Promise<SearchClient> {
  client ??= import('@/lib/search/browser/client').then(({ createSearchClient }) =>
    createSearchClient({
      dataUrl: searchDataPath,
      apiUrl: hasServer() ? searchApiPath : undefined,
      askedBuild: document.documentElement.dataset.asks,
    }),
  );
  return client;
}

/** Loads code and manifest ahead of the first search. */
export function warmSearch(): void {
  searchClient()
    .then((ready) => ready.warm())
    .catch(() => {
      client = undefined;
    });
}

/** Never rejects: where not even the code arrives, the server is asked; where that fails too, the answer says so. */
export async function searchLibrary(
  request: SearchRequest,
  onBetter?: (answer: SearchResult) => void,
): Promise<SearchAnswer | Superseded> {
  try {
    return await (await searchClient()).search(request, onBetter);
  } catch {
    client = undefined;
    const answer = hasServer() ? await askServer(request) : undefined;
    return answer ?? { status: 'failed', reason: 'The search could not be loaded. Is there a connection?' };
  }
}

/** By itself: what the client asks the server with (`searchByApi`) would be 0.3 kB more on every page. */
async function askServer(request: SearchRequest): Promise<SearchAnswer | undefined> {
  try {
    const answer = await (await fetch(`${searchApiPath}?${searchParameters(request)}`)).json();
    return answer.status === 'ok'
      ? { ...answer, fallbackReason: 'its search could not be loaded.' }
      : undefined;
  } catch {
    return undefined;
  }
}

/** A site that was written as files says so in each page: there, no server can be asked. */
function hasServer(): boolean {
  return document.documentElement.dataset.files === undefined;
}
