/** A finished answer to a request, with its compressed forms as they are first asked for. */
export interface FinishedPage {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly etag: string;
  readonly body: Buffer;
  /** Whether it comes with the compressed forms that are worth having. */
  readonly isPacked?: boolean;
  /** When it is to be made anew, by `performance.now()`; never, where nothing is said. */
  readonly until?: number;
  br?: Buffer;
  gzip?: Buffer;
  /** All that is sent before the body, by its encoding, once it was sent. */
  sent?: Map<string, readonly string[]>;
}

/** A file that is sent from the disk: nothing of it is kept. */
export interface StoredFile {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly etag: string;
  readonly file: string;
  /** Its bytes. */
  readonly size: number;
}

/** What a request is answered with. */
export type Answer = FinishedPage | StoredFile;

/** Pages in memory, the most recently used, within a bound of bytes. One page is made once, however many ask for it. */
export interface PageCache {
  get(key: string, make: () => Promise<FinishedPage>): Promise<FinishedPage>;
  /** The page, where it is kept. */
  find(key: string): FinishedPage | undefined;
  readonly bytes: number;
  readonly size: number;
}

export function createPageCache(limitBytes: number): PageCache {
  const kept = new Map<string, { readonly page: FinishedPage; readonly bytes: number }>();
  const making = new Map<string, Promise<FinishedPage>>();
  let total = 0;
  const sizeOf = (page: FinishedPage) =>
    page.body.length + (page.br?.length ?? 0) + (page.gzip?.length ?? 0) + 500;
  const drop = (key: string) => {
    total -= kept.get(key)?.bytes ?? 0;
    kept.delete(key);
  };
  /** Puts a page last in line, with the compressed forms that it has got since it was counted. */
  const put = (key: string, page: FinishedPage) => {
    drop(key);
    const bytes = sizeOf(page);
    kept.set(key, { page, bytes });
    total += bytes;
    for (const oldest of kept.keys()) {
      if (total <= limitBytes) break;
      drop(oldest);
    }
  };
  const find = (key: string) => {
    const page = kept.get(key)?.page;
    if (page === undefined) return undefined;
    if (page.until !== undefined && page.until < performance.now()) {
      drop(key);
      return undefined;
    }
    put(key, page);
    return page;
  };
  const makeOnce = (key: string, make: () => Promise<FinishedPage>) => {
    const promise = make().then((page) => {
      // Only a good page is worth keeping: an error may be gone by the next request.
      if (page.status === 200) put(key, page);
      return page;
    });
    making.set(key, promise);
    return promise.finally(() => making.delete(key));
  };
  return {
    get: async (key, make) => find(key) ?? making.get(key) ?? makeOnce(key, make),
    find,
    get bytes() {
      return total;
    },
    get size() {
      return kept.size;
    },
  };
}
