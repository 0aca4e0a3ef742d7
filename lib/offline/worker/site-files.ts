import { CacheFirst, NetworkFirst } from 'serwist';
import { cacheNames } from '@/lib/offline/format/cache-names';
import { lastUsed, patienceSeconds } from './bounds';
import { filesOfPage, filesOfScript, filesOfStyles } from './linked-files';

const mostPictures = 200;
const mostPictureBytes = 500_000;

/** Files that are named after their bytes, or after the sources of the site: what is kept of them is right forever. */
export function createSiteFiles(): CacheFirst {
  return new CacheFirst({ cacheName: cacheNames.files, matchOptions: { ignoreVary: true } });
}

/** The few files that keep their name when they change: from the site, where it answers. */
export function createNamedFiles(): NetworkFirst {
  return new NetworkFirst({
    cacheName: cacheNames.files,
    matchOptions: { ignoreVary: true },
    networkTimeoutSeconds: patienceSeconds,
  });
}

/** Pictures of pages that were read, those seen least lately leaving first. */
export function createReadPictures(): CacheFirst {
  const bound = lastUsed(mostPictures);
  const isSmall = async ({ response }: { readonly response: Response }) =>
    response.status === 200 && Number(response.headers.get('content-length') ?? 0) <= mostPictureBytes
      ? response
      : null;
  return new CacheFirst({ cacheName: cacheNames.pictures, plugins: [{ cacheWillUpdate: isSmall }, bound] });
}

/**
 * Keeps files of the site that are not kept yet, with the fonts and scripts that they name.
 * @throws where one could not be fetched or kept
 */
export async function keepFiles(addresses: Iterable<string>): Promise<void> {
  const cache = await caches.open(cacheNames.files);
  for (const address of addresses) {
    if (whole.has(address)) continue;
    const known = await cache.match(address, { ignoreVary: true });
    const response = known ?? (await fetch(address));
    if (!response.ok) continue;
    if (!known) await cache.put(address, response.clone());
    whole.add(address);
    await keepFiles(await filesOfFile(address, response));
  }
}

/** Files that are kept with all that they name, as far as this run of the worker knows. */
const whole = new Set<string>();

async function filesOfFile(address: string, response: Response): Promise<readonly string[]> {
  // Next's own sheets name KaTeX's faces too, which the pages that have them set no formulas with.
  if (address.startsWith('/_next/static/chunks/'))
    return address.endsWith('.js') ? filesOfScript(await response.text()) : [];
  return address.endsWith('.css') ? filesOfStyles(await response.text(), address) : [];
}

/** Where the files of the build that was served last are listed, among them. */
const buildList = '/offline-worker.js?files';

/** Notes which files a build has; answers those of the build before, which tabs that are still open may ask for. */
export async function replaceBuild(built: readonly string[]): Promise<readonly string[]> {
  const cache = await caches.open(cacheNames.files);
  const before: readonly string[] = (await (await cache.match(buildList))?.json()) ?? [];
  await cache.put(buildList, Response.json(built));
  return before;
}

/** Lets go of files that neither this version of the site needs nor any page that is kept. */
export async function dropUnused(
  needed: ReadonlySet<string>,
  keptPages: AsyncIterable<string>,
): Promise<void> {
  const used = new Set(needed);
  for await (const html of keptPages) for (const address of filesOfPage(html)) used.add(address);
  const cache = await caches.open(cacheNames.files);
  // What is added on the way is looked into as well.
  for (const address of used) {
    const file = await cache.match(address, { ignoreVary: true });
    for (const linked of file ? await filesOfFile(address, file) : []) used.add(linked);
  }
  for (const { url } of await cache.keys())
    if (!url.endsWith(buildList) && !used.has(new URL(url).pathname)) await cache.delete(url);
}
