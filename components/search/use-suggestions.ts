import { useEffect, useState } from 'react';
import type { SearchAnswer } from '@/lib/search/format/search-answer';
import { searchLibrary } from './search-client';
import { createSearchLine } from './search-line';

/** The answer to the words typed last, once it is there; `isBusy` until then. */
export function useSuggestions(
  query: string,
  limit: number,
): { readonly answer: SearchAnswer | undefined; readonly isBusy: boolean } {
  const [line] = useState(() => createSearchLine(searchLibrary));
  const [state, setState] = useState<{ query: string; answer: SearchAnswer | undefined }>({
    query: '',
    answer: undefined,
  });
  useEffect(() => {
    if (query.trim() !== '')
      return line.ask({ query, limit, offset: 0, isForList: true }, (answer) => setState({ query, answer }));
    line.drop();
    setState({ query, answer: undefined });
  }, [line, query, limit]);
  useEffect(() => () => line.drop(), [line]);
  const isFailed = state.answer?.status === 'failed';
  useEffect(() => {
    if (!isFailed) return;
    // Asked again by itself once there is a connection.
    const again = () =>
      line.ask({ query, limit, offset: 0, isForList: true }, (answer) => setState({ query, answer }), {
        isUrgent: true,
      });
    window.addEventListener('online', again);
    return () => window.removeEventListener('online', again);
  }, [isFailed, line, query, limit]);
  return { answer: state.answer, isBusy: query.trim() !== '' && state.query !== query };
}
