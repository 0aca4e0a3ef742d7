import type { SearchAnswer, SearchRequest, SearchResult } from './search-answer';

/** Page → worker. `open` comes first and once; `warm` fetches the manifest before anything is asked. */
export type ToWorker =
  | { readonly type: 'open'; readonly dataUrl: string; readonly hasServer: boolean }
  | { readonly type: 'warm' }
  | {
      readonly type: 'search';
      readonly id: number;
      readonly request: SearchRequest;
      /** Whether a better order that comes later is to be told of. */
      readonly wantsBetter?: boolean;
    }
  | { readonly type: 'abort'; readonly id: number };

/** Worker → page: one answer a search, unless it was aborted; and after it a better one, where its order turns out other. */
export type FromWorker =
  | { readonly type: 'answer'; readonly id: number; readonly answer: SearchAnswer }
  | { readonly type: 'better'; readonly id: number; readonly answer: SearchResult };

/** Whether a value that came as JSON is an answer of the search engine. */
export function isSearchAnswer(value: unknown): value is SearchAnswer {
  if (typeof value !== 'object' || value === null || !('status' in value)) return false;
  if (value.status === 'failed') return 'reason' in value && typeof value.reason === 'string';
  return value.status === 'ok' && 'hits' in value && Array.isArray(value.hits);
}
