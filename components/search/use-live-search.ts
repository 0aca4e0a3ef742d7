import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { SearchAnswer } from '@/lib/search/format/search-answer';
import { searchPath } from '@/lib/site/paths';
import { rememberSearch } from './recent-searches';
import { searchLibrary } from './search-client';
import { parseSearchState, type SearchState } from './search-state';

const debounceMs = 60;

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
export function useLiveSearch(
  { initial, initialAnswer, pageSize, subjects }: LiveSearchOptions,
  input: RefObject<HTMLInputElement | null>,
) {
  const [state, setState] = useState(initial);
  const [answer, setAnswer] = useState(initialAnswer);
  const [hasAsked, setHasAsked] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const newest = useRef(0);
  // The address as it was last asked for outright; typing overwrites it, a submit puts it back among the history.
  const asked = useRef(searchPath(initial));
  const ask = async ({ query, subject, page }: SearchState, turn: number) => {
    if (query.trim() === '') return setAnswer(undefined);
    const found = await searchLibrary({ query, subject, limit: pageSize, offset: (page - 1) * pageSize });
    if (turn === newest.current && found.status !== 'superseded') setAnswer(found);
  };
  const change = (wanted: SearchState, delayMs: number) => {
    newest.current += 1;
    const turn = newest.current;
    setState(wanted);
    setHasAsked(true);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => ask(wanted, turn), delayMs);
  };
  const write = (query: string) => {
    const wanted = { query, subject: state.subject, page: 1 };
    window.history.replaceState(null, '', searchPath(wanted));
    change(wanted, debounceMs);
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
    change(wanted, 0);
  };
  const restore = useEffectEvent(() => {
    const written = parseSearchState(window.location.search, subjects);
    asked.current = searchPath(written);
    change(written, 0);
  });
  useEffect(() => {
    window.addEventListener('popstate', restore);
    return () => window.removeEventListener('popstate', restore);
  }, []);
  const catchUp = useEffectEvent(() => {
    // A browser that went back may show the page as it was first sent, with the address and words as they were last.
    const written = parseSearchState(window.location.search, subjects);
    rememberSearch(written.query);
    if (searchPath(written) !== searchPath(initial)) restore();
    else if (input.current && input.current.value !== initial.query) write(input.current.value);
  });
  useEffect(() => catchUp(), []);
  return { state, answer, hasAsked, write, submit };
}
