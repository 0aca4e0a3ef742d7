/** Where the search files come from: `fetch` or a disk. Both answer verified payloads (see `openFile`). */
export interface SearchFiles {
  manifest(): Promise<Uint8Array>;
  file(name: string): Promise<Uint8Array>;
  /** What is shown of some documents, by itself, in the form of a block; undefined where only whole blocks are had. */
  hits?(build: string, documents: readonly number[]): Promise<Uint8Array | undefined>;
  /** What is nearest a query by its meaning (see `near-list.ts`); undefined where that is not known. */
  near?(build: string, text: string): Promise<Uint8Array | undefined>;
}
