import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react';
import { rememberSearch } from '@/components/search/recent-searches';
import { searchLibrary } from '@/components/search/search-client';
import { createSearchLine } from '@/components/search/search-line';
import { parseSearchState, type SearchState } from '@/components/search/search-state';
import type { SearchAnswer, SearchRequest } from '@/lib/search/format/protocol/search-answer';
import { searchPath } from '@/lib/site/paths';
import { endHold, markLive } from './page-marks';
import { useBetterOrder } from './use-better-order';

export interface LiveSearchOptions {
  readonly initial: SearchState;
  /** The server's answer to `initial`; undefined where nothing is asked. */
  readonly initialAnswer: SearchAnswer | undefined;
  readonly pageSize: number;
  readonly subjects: readonly { readonly slug: string }[];
}

/**
 * Keeps words, results and address in step: typing replaces the address, a submit adds one to the history, back and
 * forward restore what was asked.
 */
export function useLiveSearch(options: LiveSearchOptions, input: RefObject<HTMLInputElement | null>) {
  const { initial, subjects } = options;
  const { state, shown, hasAsked, better, change, drop } = useAsking(options);
  const { answer } = shown;
  // The address as it was last asked for outright; typing overwrites it, a submit puts it back among the history.
  const asked = useRef(searchPath(initial));
  const write = (query: string) => {
    // Other words may be misspelled by mistake again.
    const wanted = { query, subject: state.subject, exact: false, page: 1 };
    window.history.replaceState(null, '', searchPath(wanted));
    change(wanted, false);
  };
  const submit = () => {
    const wanted = { ...state, page: 1 };
    const path = searchPath(wanted);
    if (path !== asked.current) {
      window.history.replaceState(null, '', asked.current);
      window.history.pushState(null, '', path);
      asked.current = path;
    }
    rememberSearch(wanted.query);
    change(wanted, true);
  };
  const restore = useEffectEvent(() => {
    const written = parseSearchState(window.location.search, subjects);
    asked.current = searchPath(written);
    change(written, true);
  });
  useEffect(() => {
    window.addEventListener('popstate', restore);
    return () => {
      window.removeEventListener('popstate', restore);
      drop();
    };
  }, [drop]);
  const again = () => change({ ...state }, true);
  useRetryOnline(() => {
    if (answer?.status === 'failed') again();
  });
  const catchUp = useEffectEvent(() => {
    // A browser that went back may show the page as it was first sent, with the address and words as they were last.
    const written = parseSearchState(window.location.search, subjects);
    rememberSearch(written.query);
    if (searchPath(written) !== searchPath(initial)) restore();
    else if (input.current && input.current.value !== initial.query) write(input.current.value);
    else if (written.query.trim() === '') endHold();
  });
  useEffect(() => {
    markLive();
    catchUp();
  }, []);
  useEffect(() => {
    if (answer !== undefined) endHold();
  }, [answer]);
  const isWaiting = state !== shown.state && state.query.trim() !== '';
  const offered = better.offered(shown.state);
  return { state, shown, isWaiting, hasAsked, offered, write, submit, again, showBetter: better.take };
}

/** What is asked, and what is shown of the answers. */
function useAsking({ initial, initialAnswer, pageSize }: LiveSearchOptions) {
  const [state, setState] = useState(initial);
  // What is shown belongs to the words it answers, not to those typed since.
  const [shown, setShown] = useState({ state: initial, answer: initialAnswer });
  const better = useBetterOrder(setShown);
  const [hasAsked, setHasAsked] = useState(false);
  const [line] = useState(() => createSearchLine(searchLibrary));
  const change = (wanted: SearchState, isUrgent: boolean) => {
    setState(wanted);
    setHasAsked(true);
    better.drop();
    if (wanted.query.trim() === '') {
      line.drop();
      endHold();
      return setShown({ state: wanted, answer: undefined });
    }
    line.ask(requestOf(wanted, pageSize), (answer) => setShown({ state: wanted, answer }), {
      isUrgent,
      onBetter: (answer) => better.offer({ state: wanted, answer }),
    });
  };
  return { state, shown, hasAsked, better, change, drop: line.drop };
}

function requestOf({ query, subject, exact, page }: SearchState, pageSize: number): SearchRequest {
  const offset = (page - 1) * pageSize;
  return { query, subject, exact, limit: pageSize, offset };
}

/** Back from a tunnel: what could not be answered is asked again by itself. */
function useRetryOnline(retry: () => void): void {
  const onOnline = useEffectEvent(retry);
  useEffect(() => {
    const listen = () => onOnline();
    window.addEventListener('online', listen);
    return () => window.removeEventListener('online', listen);
  }, []);
}
