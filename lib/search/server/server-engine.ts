import type { SearchAnswer, SearchRequest } from '@/lib/search/format/protocol/search-answer';

/** What answers the searches of a server: the engine embedded in it, or a cluster. */
export interface ServerEngine {
  /** Never rejects: what went wrong comes back as `failed`. */
  search(request: SearchRequest): Promise<SearchAnswer>;
  /** Opens what the first search needs; resolves when it is, or cannot be. */
  warm(): Promise<void>;
  /** What is not as it should be, for whoever watches; undefined where all is well. */
  trouble(): string | undefined;
  close(): Promise<void>;
}
