import { paced } from '@/lib/concurrency/pace';
import { type NearestSentences, withNearestSentences } from '@/lib/search/format/files/untied-hits';
import type { SearchResult } from '@/lib/search/format/protocol/search-answer';
import type { SearchCounts } from '@/lib/search/server/failover-engine';
import type { ServerEngine } from '@/lib/search/server/server-engine';
import type { Library } from './library';
import type { LibraryMeaning } from './library-meaning';

interface SearchParts {
  readonly meaning: Pick<LibraryMeaning, 'textOf' | 'near'>;
  readonly nearestSentences: NearestSentences;
  readonly counts: SearchCounts | undefined;
}

/** Searches by words and, once that can be told, by what a query means: whichever engine it is that finds. */
export function createLibrarySearch(
  engine: Pick<ServerEngine, 'search'>,
  { meaning, nearestSentences, counts }: SearchParts,
): Library['search'] {
  return async (request) => {
    const started = performance.now();
    counts?.started();
    const text = meaning.textOf(request.query);
    const near = await meaning.near(text);
    const answer = await paced(engine.search({ ...request, near }));
    counts?.ended(answer.status === 'ok' ? performance.now() - started : undefined);
    if (answer.status !== 'ok') return answer;
    if (near === undefined) return text === '' ? answer : unsettled(answer);
    let isWhole = true;
    const nearest: NearestSentences = async (...asked) => {
      const sentences = await nearestSentences(...asked);
      isWhole = sentences?.every((sentence) => sentence !== '') ?? false;
      return sentences;
    };
    // Where no sentence can be had the first is shown.
    const shown = await withNearestSentences(answer, { text, request }, nearest).catch(() => undefined);
    return shown && isWhole ? shown : unsettled(shown ?? answer);
  };
}

/** What the query means was not heard, or not to its end: the next time it may be. */
function unsettled({ build: _, ...answer }: SearchResult): SearchResult {
  return answer;
}
