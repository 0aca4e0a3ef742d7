import type { SearchClient, Superseded } from '@/lib/search/browser/client';
import type { SearchAnswer, SearchRequest } from '@/lib/search/format/search-answer';
import { searchApiPath, searchDataPath } from '@/lib/site/paths';

let client: Promise<SearchClient> | undefined;

/** One search client a page. Its code is loaded when a reader first touches a search box, not before. */
function searchClient(): Promise<SearchClient> {
  client ??= import('@/lib/search/browser/client').then(({ createSearchClient }) =>
    createSearchClient({ dataUrl: searchDataPath, apiUrl: hasServer() ? searchApiPath : undefined }),
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

/** Never rejects: where not even the code arrives, the answer says so. */
export async function searchLibrary(request: SearchRequest): Promise<SearchAnswer | Superseded> {
  try {
    return await (await searchClient()).search(request);
  } catch {
    client = undefined;
    return {
      status: 'failed',
      reason: `The search could not be loaded. ${hasServer() ? 'Press Enter to ask the server instead.' : 'Is there a connection?'}`,
    };
  }
}

/** A site that was written as files says so in each page: there, no server can be asked. */
function hasServer(): boolean {
  return document.documentElement.dataset.files === undefined;
}
