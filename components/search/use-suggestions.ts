import { useEffect, useEffectEvent, useState } from 'react';
import type { SearchAnswer, SearchResult } from '@/lib/search/format/protocol/search-answer';
import { searchLibrary } from './search-client';
import { createSearchLine } from './search-line';

interface Suggested {
  readonly query: string;
  readonly answer: SearchAnswer | undefined;
  /** Another order, which came after the one that is shown. */
  readonly better?: SearchResult;
}

/** Results in a list of suggestions. */
const limit = 6;
const nothing: Suggested = { query: '', answer: undefined };

/**
 * The answer to the words typed last, once it is there; `isBusy` until then. An order that comes later waits until the
 * reader wants it, or types on; passages of the same order are one line each, and move nothing.
 */
export function useSuggestions(query: string) {
  const [line] = useState(() => createSearchLine(searchLibrary));
  const [state, setState] = useState(nothing);
  const { answer, better } = state;
  const search = (isUrgent: boolean) =>
    line.ask({ query, limit, offset: 0, isForList: true }, (found) => setState({ query, answer: found }), {
      isUrgent,
      onBetter: (found) =>
        setState((shown) => ({ ...shown, [found.isSameOrder ? 'answer' : 'better']: found })),
    });
  const ask = useEffectEvent(search);
  useEffect(() => {
    if (query.trim() !== '') return ask(false);
    line.drop();
    setState(nothing);
  }, [line, query]);
  useEffect(() => () => line.drop(), [line]);
  const isFailed = answer?.status === 'failed';
  useEffect(() => {
    if (!isFailed) return;
    // Asked again by itself once there is a connection.
    const again = () => ask(true);
    window.addEventListener('online', again);
    return () => window.removeEventListener('online', again);
  }, [isFailed]);
  return {
    answer,
    isBusy: query.trim() !== '' && state.query !== query,
    /** Asks the same words again, at once. */
    again: () => search(true),
    /** Shows the order that came later; undefined where none did. */
    showBetter: better && (() => setState({ query: state.query, answer: better })),
  };
}
