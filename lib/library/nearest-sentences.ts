import type { NearestSentences } from '@/lib/search/format/files/untied-hits';
import type { LibraryMeaning } from './library-meaning';
import type { UsedThreads } from './shared-threads';

/**
 * Finds the sentences of answers that are nearest a text. Each answer is compared in a turn of its own: what one reader asks
 * of five answers holds up nobody else.
 */
export function createNearestSentences(
  threads: Pick<UsedThreads, 'openings'>,
  meaning: Pick<LibraryMeaning, 'isReady' | 'nearestOf'>,
): NearestSentences {
  return async (text, paths) => {
    if (!meaning.isReady || text === '') return undefined;
    const openings = await threads.openings(paths);
    return Promise.all(
      openings.map(async (passages) => {
        const place = await meaning.nearestOf(
          text,
          passages.map(({ sentence }) => sentence),
        );
        return (place === undefined ? undefined : passages[place]?.passage) ?? '';
      }),
    );
  };
}
