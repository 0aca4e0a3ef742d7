import KeyvRedis from '@keyv/redis';
import Keyv from 'keyv';
import type { PageStore } from '@/lib/http/pages/shared-page-cache';

/** The store of `STOA_PAGE_CACHE`, a Redis or what speaks as one. It is connected to when it is first asked. */
export function openPageStore(
  address: string,
  log: (message: string) => void,
): PageStore & { close(): void } {
  const redis = new KeyvRedis(
    { url: address, disableOfflineQueue: true, socket: { connectTimeout: 2000 } },
    { throwOnErrors: true, throwOnConnectError: true },
  );
  const keyv = new Keyv({ store: redis, useKeyPrefix: false, throwOnErrors: true });
  let lastSaid = '';
  keyv.on('error', (error: unknown) => {
    const reason = error instanceof Error ? error.message || error.name : String(error);
    // A server that is gone is reported once, not at each try to reach it.
    if (reason !== lastSaid) log(`the shared page cache: ${reason}`);
    lastSaid = reason;
  });
  return {
    get: (key) => keyv.get(key),
    set: (key, value, lifeMs) => keyv.set(key, value, lifeMs),
    close: () => void keyv.disconnect().catch(() => {}),
  };
}
