import { cachePrefix } from '@/lib/offline/format/cache-names';

/** What the worker keeps in databases, by their names. */
const databases = ['stoa-offline', 'serwist-expiration'];

/**
 * Takes away all that is kept offline with the worker itself, and nothing else: what a reader saved and wrote is not
 * touched. The worker may have been written by any version of the site: all is found by names.
 */
export async function removeAllKept(registration: ServiceWorkerRegistration | undefined): Promise<void> {
  await registration?.unregister();
  for (const name of await caches.keys()) if (name.startsWith(cachePrefix)) await caches.delete(name);
  for (const name of databases) indexedDB.deleteDatabase(name);
}
