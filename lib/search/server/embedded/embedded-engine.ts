import type { SearchAnswer, SearchRequest } from '@/lib/search/format/protocol/search-answer';
import type { ServerEngine } from '@/lib/search/server/server-engine';

/** Where the search files of a snapshot are searched: in threads of the server, which open them ahead. */
export interface SearchingThreads {
  search(request: SearchRequest): Promise<SearchAnswer>;
  open(): Promise<void>;
  close(): Promise<void>;
}

/** Searches the files of a snapshot on the server itself. */
export function createEmbeddedEngine(threads: SearchingThreads): ServerEngine {
  return { search: threads.search, warm: threads.open, trouble: () => undefined, close: threads.close };
}
