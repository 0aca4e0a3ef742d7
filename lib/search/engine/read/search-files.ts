import type { HitsRequest } from '@/lib/search/format/files/search-file';
import type { PartsRequest } from '@/lib/search/format/protocol/parts-request';

/** Where the search files come from: `fetch` or a disk. Both answer verified payloads (see `openFile`). */
export interface SearchFiles {
  manifest(): Promise<Uint8Array>;
  file(name: string): Promise<Uint8Array>;
  /**
   * What is shown of some documents, by itself, in the form of a block: those asked for whole first, then those of which
   * only the passage is (the rest is empty). Undefined where only whole blocks are had.
   */
  hits?(request: HitsRequest): Promise<Uint8Array | undefined>;
  /**
   * Parts of several files in one answer (see `parts-answer.ts`), just of what is asked. Undefined where only whole files are
   * had.
   */
  parts?(request: PartsRequest): Promise<Uint8Array | undefined>;
  /** The prose of an answer's beginning, where such files are kept; undefined where they are not. */
  prose?(build: string, document: number): Promise<string | undefined>;
}
