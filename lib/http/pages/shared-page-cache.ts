import { createHash } from 'node:crypto';
import { messageOf } from '@/lib/text/error-message';
import type { FinishedPage } from './page-cache';

/** A store that several processes share, such as Redis. Any of its answers may fail or not come. */
export interface PageStore {
  get(key: string): Promise<unknown>;
  /** @param lifeMs milliseconds after which it may be forgotten */
  set(key: string, value: string, lifeMs: number): Promise<unknown>;
}

/** Finished pages of one snapshot, site and address, that other processes may have made. */
export interface SharedPageCache {
  /** Undefined where there is none, or the store does not answer in time, or what it holds is not whole. */
  read(target: string): Promise<FinishedPage | undefined>;
  /** Hands a page to the others; nobody waits for it. */
  write(target: string, page: FinishedPage): void;
}

/** A page is made in less: waiting longer gains nothing. */
const patienceMs = 100;
/** A store that failed is left alone for so long. */
const pauseMs = 5000;
const lifeMs = 24 * 3600 * 1000;

/**
 * The store is a help, never a need: where it fails or is slow, pages are made here, and it is said at most once a pause.
 * What it holds is served only if its checksum, which covers the headers too, is right.
 * @param options.scope what the pages are of; pages of another scope are never seen
 */
export function createSharedPageCache(
  store: PageStore,
  options: { readonly scope: string; readonly log: (message: string) => void; readonly now?: () => number },
): SharedPageCache {
  const now = options.now ?? Date.now;
  let pausedUntil = 0;
  const keyOf = (target: string) =>
    `stoa:${createHash('sha256').update(`${options.scope}\n${target}`).digest('base64url')}`;
  const pause = (reason: string) => {
    if (now() < pausedUntil) return;
    pausedUntil = now() + pauseMs;
    options.log(`the shared page cache is left alone for ${pauseMs / 1000} s: ${reason}`);
  };
  return {
    async read(target) {
      if (now() < pausedUntil) return undefined;
      try {
        const value = await within(patienceMs, store.get(keyOf(target)));
        const page = typeof value === 'string' ? unpackPage(value, keyOf(target)) : undefined;
        if (value !== undefined && value !== null && page === undefined)
          pause('it held a page that was not whole');
        return page;
      } catch (error) {
        pause(messageOf(error));
        return undefined;
      }
    },
    write(target, page) {
      if (now() < pausedUntil || page.status !== 200) return;
      const key = keyOf(target);
      Promise.resolve()
        .then(() => store.set(key, packPage(page, key), lifeMs))
        .catch((error: unknown) => pause(messageOf(error)));
    },
  };
}

async function within<T>(ms: number, task: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`it did not answer within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([task, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

/** The key is part of what is summed: a page that strayed under another key is not whole there. */
function checksumOf(key: string, json: string): string {
  return createHash('sha256').update(`${key}\n${json}`).digest('base64url');
}

function packPage({ status, headers, etag, body }: FinishedPage, key: string): string {
  const json = JSON.stringify({ status, headers, etag, body: body.toString('base64') });
  return `${checksumOf(key, json)}.${json}`;
}

function unpackPage(value: string, key: string): FinishedPage | undefined {
  const [, checksum = '', json = ''] = /^([\w-]{43})\.(.*)$/s.exec(value) ?? [];
  if (json === '' || checksumOf(key, json) !== checksum) return undefined;
  const { status, headers, etag, body } = JSON.parse(json) as Packed;
  return { status, headers, etag, body: Buffer.from(body, 'base64') };
}

interface Packed {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly etag: string;
  readonly body: string;
}
