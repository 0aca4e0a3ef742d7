import { useEffect, useState } from 'react';
import type { SearchAnswer } from '@/lib/search/format/search-answer';
import { searchLibrary } from './search-client';

/** Long enough to let a fast typist finish a syllable, too short to be noticed. */
const debounceMs = 60;

/** The answer to the words typed last, once it is there; `isBusy` until then. */
export function useSuggestions(
  query: string,
  limit: number,
): { readonly answer: SearchAnswer | undefined; readonly isBusy: boolean } {
  const [state, setState] = useState<{ query: string; answer: SearchAnswer | undefined }>({
    query: '',
    answer: undefined,
  });
  useEffect(() => {
    if (query.trim() === '') return setState({ query, answer: undefined });
    let isStale = false;
    const timer = setTimeout(async () => {
      const answer = await searchLibrary({ query, limit, offset: 0 });
      if (!isStale && answer.status !== 'superseded') setState({ query, answer });
    }, debounceMs);
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
  }, [query, limit]);
  return { answer: state.answer, isBusy: query.trim() !== '' && state.query !== query };
}
