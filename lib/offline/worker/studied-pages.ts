import { cacheNames } from '@/lib/offline/format/cache-names';
import { mostStudied } from '@/lib/offline/format/messages';
import { fetchWhole } from './fetch-whole';
import { filesOfPage } from './linked-files';
import { keepable, keptAt } from './read-pages';
import { keepFiles } from './site-files';

/** The page of a question that is saved or learned is fetched anew after so long. */
const freshMs = 24 * 60 * 60_000;

/**
 * Keeps the pages of questions that a reader saved or learns, and lets go of those of before: a review in the bus is whole.
 * @param isKept whether a page is kept with its subject
 */
export async function keepStudied(
  addresses: readonly string[],
  isKept: (address: string) => Promise<boolean>,
): Promise<void> {
  const wanted = new Set(addresses.slice(0, mostStudied));
  const cache = await caches.open(cacheNames.studied);
  for (const { url } of await cache.keys()) if (!wanted.has(new URL(url).pathname)) await cache.delete(url);
  for (const address of wanted) {
    const known = await cache.match(address, { ignoreVary: true });
    const age = known ? Date.now() - (keptAt(known) ?? 0) : Number.POSITIVE_INFINITY;
    // A clock that was set back makes a page seem to come from the future.
    if ((age >= 0 && age < freshMs) || (await isKept(address))) continue;
    await fetchWhole(address, AbortSignal.timeout(30_000), 'no-cache')
      .then((response) => keepPage(address, response, cache))
      .catch(() => undefined);
  }
}

/** Keeps a page as it came, with the files that it shows and runs. */
export async function keepPage(address: string, response: Response, cache: Cache): Promise<void> {
  const page = await keepable(response, address);
  if (!page) return;
  await keepFiles(filesOfPage(await page.clone().text()));
  await cache.put(address, page);
}
