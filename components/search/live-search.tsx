'use client';

import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { SearchAnswer } from '@/lib/search/format/search-answer';
import { searchPath } from '@/lib/site/paths';
import { Announcer, foundMessage } from './announcer';
import styles from './live-search.module.css';
import { searchLibrary, warmSearch } from './search-client';
import { SearchOutcome } from './search-outcome';

export interface SearchState {
  readonly query: string;
  readonly subject: string | undefined;
  readonly page: number;
}

interface LiveSearchProps {
  readonly initial: SearchState;
  /** The server's answer to `initial`; undefined where nothing is asked. */
  readonly initialAnswer: SearchAnswer | undefined;
  readonly pageSize: number;
  readonly hues: Readonly<Record<string, number>>;
  readonly subjects: readonly { readonly slug: string; readonly title: string; readonly count: number }[];
}

const debounceMs = 60;

/** The search page: whole as the server sends it; with scripts it answers as one types and keeps the address in step. */
export function LiveSearch({ initial, initialAnswer, pageSize, hues, subjects }: LiveSearchProps) {
  const [state, setState] = useState(initial);
  const [answer, setAnswer] = useState(initialAnswer);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const ask = async (wanted: SearchState) => {
    if (wanted.query.trim() === '') return setAnswer(undefined);
    const offset = (wanted.page - 1) * pageSize;
    const found = await searchLibrary({
      query: wanted.query,
      subject: wanted.subject,
      limit: pageSize,
      offset,
    });
    if (found.status !== 'superseded') setAnswer(found);
  };
  const change = (wanted: SearchState, delayMs: number) => {
    setState(wanted);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => ask(wanted), delayMs);
  };
  const type = (query: string) => {
    const wanted = { query, subject: state.subject, page: 1 };
    window.history.replaceState(null, '', searchPath(wanted));
    change(wanted, debounceMs);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const path = searchPath({ ...state, page: 1 });
    if (path !== window.location.pathname + window.location.search) window.history.pushState(null, '', path);
    change({ ...state, page: 1 }, 0);
  };
  const restore = useRef(change);
  restore.current = change;
  useEffect(() => {
    const onPopState = () => restore.current(stateOfAddress(), 0);
    window.addEventListener('popstate', onPopState);
    // A browser that went back may show the page as it was sent, but the words as they were typed.
    const written = stateOfAddress();
    if (searchPath(written) !== searchPath(initial)) restore.current(written, 0);
    return () => window.removeEventListener('popstate', onPopState);
  }, [initial]);
  return (
    <>
      <search className={styles.search}>
        <form action="/search" method="get" onSubmit={submit}>
          <label className={styles.label} htmlFor="search-words">
            Search the library
          </label>
          <div className={styles.row}>
            <input
              id="search-words"
              className={styles.input}
              type="search"
              name="q"
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              maxLength={200}
              aria-keyshortcuts="Control+K Meta+K /"
              value={state.query}
              onChange={(event) => type(event.target.value)}
              onFocus={warmSearch}
            />
            {state.subject === undefined ? null : (
              <input type="hidden" name="subject" value={state.subject} />
            )}
            <button className={styles.submit} type="submit">
              Search
            </button>
          </div>
        </form>
      </search>
      <SearchOutcome state={state} answer={answer} pageSize={pageSize} hues={hues} subjects={subjects} />
      <Announcer
        message={
          answer?.status === 'ok' && state.query !== initial.query
            ? foundMessage(answer.total, state.query)
            : ''
        }
      />
    </>
  );
}

function stateOfAddress(): SearchState {
  const query = new URLSearchParams(window.location.search);
  const page = Number(query.get('page') ?? 1);
  return {
    query: query.get('q') ?? '',
    subject: query.get('subject') ?? undefined,
    page: Number.isInteger(page) && page > 0 ? page : 1,
  };
}
