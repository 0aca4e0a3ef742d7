import { CacheFirst, ExpirationPlugin } from 'serwist';
import { cacheNames } from '@/lib/offline/format/cache-names';
import { filesOfPage, filesOfStyles } from './linked-files';

const mostPictures = 200;
const mostPictureBytes = 500_000;

/** Files that are named after their bytes, or after the sources of the site: what is kept of them is right forever. */
export function createSiteFiles(): CacheFirst {
  return new CacheFirst({ cacheName: cacheNames.files, matchOptions: { ignoreVary: true } });
}

/** Pictures of pages that were read, those seen least lately leaving first. */
export function createReadPictures(): CacheFirst {
  const bound = new ExpirationPlugin({
    maxEntries: mostPictures,
    maxAgeFrom: 'last-used',
    purgeOnQuotaError: true,
  });
  const isSmall = async ({ response }: { readonly response: Response }) =>
    response.status === 200 && Number(response.headers.get('content-length') ?? 0) <= mostPictureBytes
      ? response
      : null;
  return new CacheFirst({ cacheName: cacheNames.pictures, plugins: [{ cacheWillUpdate: isSmall }, bound] });
}

/**
 * Keeps files of the site that are not kept yet, and the fonts that their styles name.
 * @throws where one could not be fetched or kept
 */
export async function keepFiles(addresses: Iterable<string>): Promise<void> {
  const cache = await caches.open(cacheNames.files);
  for (const address of addresses) {
    if (await cache.match(address, { ignoreVary: true })) continue;
    const response = await fetch(address);
    if (!response.ok) continue;
    await cache.put(address, response.clone());
    if (address.endsWith('.css')) await keepFiles(filesOfStyles(await response.text(), address));
  }
}

/** Lets go of files that neither this version of the site needs nor any page that is kept. */
export async function dropUnused(
  needed: ReadonlySet<string>,
  keptPages: AsyncIterable<string>,
): Promise<void> {
  const used = new Set(needed);
  for await (const html of keptPages) for (const address of filesOfPage(html)) used.add(address);
  const cache = await caches.open(cacheNames.files);
  const isOld = (path: string) => !used.has(path) && !/\/_next\/static\/(?:fonts|media)\//.test(path);
  for (const { url } of await cache.keys()) if (isOld(new URL(url).pathname)) await cache.delete(url);
}
