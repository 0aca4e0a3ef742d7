import { useEffect, useEffectEvent, useState } from 'react';
import { type Comparison, findComparison, type MissingSides } from '@/lib/comparison/find-comparison';
import { type ComparedSides, parseComparison } from '@/lib/comparison/parse-comparison';
import type { SearchAnswer } from '@/lib/search/format/protocol/search-answer';
import { searchLibrary } from '../search/search-client';
import type { SearchState } from '../search/search-state';

/** What a search sets against each other, and what was found of it. */
export interface ComparisonState {
  /** Known from the words alone: room is kept for their offer, so that nothing moves when it comes. */
  readonly asked: ComparedSides | undefined;
  readonly offer: Comparison | MissingSides | undefined;
}

interface ComparisonOptions {
  readonly state: SearchState;
  readonly answer: SearchAnswer | undefined;
  /** What the server found for the words that the page was sent with. */
  readonly initial: Comparison | MissingSides | undefined;
  /** Whether two questions can be read side by side here. */
  readonly isOffered: boolean;
}

interface Found {
  readonly words: string;
  readonly offer: Comparison | MissingSides | undefined;
}

/** Looks for both sides of a comparison once the search itself is answered, and only where its words have the form. */
export function useComparison({ state, answer, initial, isOffered }: ComparisonOptions): ComparisonState {
  const words = wordsOf(state);
  const [initialWords] = useState(words);
  const [found, setFound] = useState<Found>({ words, offer: initial });
  const isLookedFor = isOffered && state.page === 1 && answer?.status === 'ok';
  const sides = isLookedFor ? parseComparison(state.query) : undefined;
  const isKnown = found.words === words;
  // The search client drops an older search for a newer one: nothing is asked until the page has its own answer.
  const isReady = sides !== undefined && !isKnown && isAnswerTo(state, answer);
  const look = useEffectEvent(async (words: string, isWanted: () => boolean) => {
    if (sides === undefined) return;
    const { subject } = state;
    const offer = await findComparison(sides, { search: searchLibrary, subject, isWanted });
    if (isWanted()) setFound({ words, offer });
  });
  useEffect(() => {
    if (!isReady) return;
    let isWanted = true;
    look(words, () => isWanted);
    return () => {
      isWanted = false;
    };
  }, [isReady, words]);
  const offer = isKnown ? found.offer : undefined;
  const mayCome = offer !== undefined || words !== initialWords;
  return { asked: mayCome ? sides : undefined, offer: sides && offer };
}

function wordsOf({ query, subject }: SearchState): string {
  return `${subject ?? ''} ${query.trim()}`;
}

function isAnswerTo({ query, subject }: SearchState, answer: SearchAnswer | undefined): boolean {
  if (answer?.status !== 'ok' || answer.subject !== subject) return false;
  return answer.query === query.normalize('NFKC').trim();
}
