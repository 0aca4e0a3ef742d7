import type { SearchAnswer, SearchRequest } from './search-answer';

/** Page → worker. `open` comes first and once; `warm` fetches the manifest before anything is asked. */
export type ToWorker =
  | { readonly type: 'open'; readonly dataUrl: string; readonly hasServer: boolean }
  | { readonly type: 'warm' }
  | { readonly type: 'search'; readonly id: number; readonly request: SearchRequest }
  | { readonly type: 'abort'; readonly id: number };

/** Worker → page: one answer a search, unless it was aborted. */
export type FromWorker = { readonly type: 'answer'; readonly id: number; readonly answer: SearchAnswer };

/** Whether a value that came as JSON is an answer of the search engine. */
export function isSearchAnswer(value: unknown): value is SearchAnswer {
  if (typeof value !== 'object' || value === null || !('status' in value)) return false;
  if (value.status === 'failed') return 'reason' in value && typeof value.reason === 'string';
  return value.status === 'ok' && 'hits' in value && Array.isArray(value.hits);
}
