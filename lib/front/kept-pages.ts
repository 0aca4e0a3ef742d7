/** A finished answer to a request, with its compressed forms as they are first asked for. */
export interface FinishedPage {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly etag: string;
  readonly body: Buffer;
  /** Whether it comes with the compressed forms that are worth having. */
  readonly isPacked?: boolean;
  br?: Buffer;
  gzip?: Buffer;
}

/** Pages in memory, the most recently used, within a bound of bytes. One page is made once, however many ask for it. */
export interface KeptPages {
  get(key: string, make: () => Promise<FinishedPage>): Promise<FinishedPage>;
  /** To be called when a page has grown by a compressed form. */
  trim(): void;
  readonly bytes: number;
  readonly size: number;
}

export function createKeptPages(limitBytes: number): KeptPages {
  const kept = new Map<string, FinishedPage>();
  const making = new Map<string, Promise<FinishedPage>>();
  let total = 0;
  const sizeOf = (page: FinishedPage) =>
    page.body.length + (page.br?.length ?? 0) + (page.gzip?.length ?? 0) + 500;
  const count = () => {
    total = 0;
    for (const page of kept.values()) total += sizeOf(page);
  };
  const trim = () => {
    count();
    for (const [key, page] of kept) {
      if (total <= limitBytes) break;
      kept.delete(key);
      total -= sizeOf(page);
    }
  };
  const makeOnce = (key: string, make: () => Promise<FinishedPage>) => {
    const promise = make().then((page) => {
      // Only a good page is worth keeping: an error may be gone by the next request.
      if (page.status === 200) {
        kept.set(key, page);
        trim();
      }
      return page;
    });
    making.set(key, promise);
    return promise.finally(() => making.delete(key));
  };
  return {
    async get(key, make) {
      const page = kept.get(key);
      if (page === undefined) return making.get(key) ?? makeOnce(key, make);
      kept.delete(key);
      kept.set(key, page);
      return page;
    },
    trim,
    get bytes() {
      return total;
    },
    get size() {
      return kept.size;
    },
  };
}
