import { createBoundedCache } from '@/lib/concurrency/bounded-cache';

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

/** What a page takes beside its bytes. */
const ownBytes = 500;

export function createPageCache(limitBytes: number): PageCache {
  const kept = createBoundedCache<string, FinishedPage>(limitBytes, bytesOf);
  const making = new Map<string, Promise<FinishedPage>>();
  const find = (key: string) => {
    const page = kept.get(key);
    if (page === undefined) return undefined;
    if (page.until !== undefined && page.until < performance.now()) {
      kept.delete(key);
      return undefined;
    }
    // It may have got compressed forms since it was weighed.
    kept.set(key, page);
    return page;
  };
  const makeOnce = (key: string, make: () => Promise<FinishedPage>) => {
    const promise = make().then((page) => {
      // Only a good page is worth keeping: an error may be gone by the next request.
      if (page.status === 200) kept.set(key, page);
      return page;
    });
    making.set(key, promise);
    return promise.finally(() => making.delete(key));
  };
  return {
    get: async (key, make) => find(key) ?? making.get(key) ?? makeOnce(key, make),
    find,
    get bytes() {
      return kept.weight;
    },
    get size() {
      return kept.size;
    },
  };
}

function bytesOf({ body, br, gzip }: FinishedPage): number {
  return body.length + (br?.length ?? 0) + (gzip?.length ?? 0) + ownBytes;
}
