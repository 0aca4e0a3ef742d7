import { NetworkFirst, type SerwistPlugin } from 'serwist';
import { cacheNames } from '@/lib/offline/format/cache-names';
import { dateWords } from '@/lib/offline/format/date-words';
import { isSearchAnswer } from '@/lib/search/format/protocol/messages';
import { lastUsed, patienceSeconds } from './bounds';
import { sentAt } from './read-pages';

/** The last of what was searched for, a few kilobytes each. */
const mostSearches = 100;

/**
 * Searches that the site answers, as where a library is too large for browsers to search it. Where the site cannot be
 * reached, or gives no answer for three seconds, it is what was found the last time, and says so.
 */
export function createFoundSearches(): NetworkFirst {
  const bound = lastUsed(mostSearches);
  const keeping: SerwistPlugin = {
    // The same words are the same search, whichever index they were asked of.
    cacheKeyWillBeUsed: async ({ request }) => {
      const url = new URL(request.url);
      url.searchParams.delete('build');
      return url.href;
    },
    // Another answers in the site's place in some networks; what was cut short is worth less than what was found before.
    cacheWillUpdate: async ({ response }) => ((await isWhole(response.clone())) ? response : null),
    cachedResponseWillBeUsed: async ({ cachedResponse }) =>
      cachedResponse ? foundBefore(cachedResponse) : null,
  };
  return new NetworkFirst({
    cacheName: cacheNames.searches,
    networkTimeoutSeconds: patienceSeconds,
    matchOptions: { ignoreVary: true },
    plugins: [bound, keeping],
  });
}

async function foundBefore(response: Response): Promise<Response> {
  const foundMs = sentAt(response);
  const when = foundMs === undefined ? 'before' : `on ${dateWords(foundMs)}`;
  const kept = `The site cannot be reached: this is what was found ${when}.`;
  return Response.json({ ...(await response.json()), kept });
}

async function isWhole(response: Response): Promise<boolean> {
  const answer: unknown = await response.json().catch(() => undefined);
  return isSearchAnswer(answer) && answer.status === 'ok' && !answer.isPartial;
}
