import { brotliCompressSync, constants } from 'node:zlib';
import type { CorpusDocument } from '../corpus';

/** What a browser with an empty cache fetches of an index and its texts for one search of ten hits; without code. */
export interface FirstSearch {
  readonly bytes: number;
  readonly requests: number;
}

/** An engine over a built index. */
export interface MeasuredEngine {
  /** Compressed (brotli) size of everything built. */
  readonly indexBytes: number;
  /** Whether nothing is read while it searches: then a first search takes no longer than a second. */
  readonly isWhole?: boolean;
  /** Ids, best first. */
  search(query: string, limit: number): Promise<readonly string[]>;
  firstSearch(query: string): Promise<FirstSearch>;
  close(): Promise<void> | void;
}

export type CreateEngine = (documents: readonly CorpusDocument[]) => Promise<MeasuredEngine>;

/** Size of a text as a server would send it. */
export function brotliSize(text: string | Uint8Array): number {
  return brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).length;
}

/** An engine that a browser must load whole before the first search. */
export function wholeIndex(
  parts: readonly (string | Uint8Array)[],
  search: (query: string, limit: number) => Promise<readonly string[]>,
): MeasuredEngine {
  const bytes = parts.reduce((sum, part) => sum + brotliSize(part), 0);
  const firstSearch = async () => ({ bytes, requests: 1 });
  return { indexBytes: bytes, isWhole: true, search, firstSearch, close: () => undefined };
}
