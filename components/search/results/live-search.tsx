'use client';

import { type FormEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { useComparison } from '@/components/compare/use-comparison';
import { Announcer, outcomeMessage, waitingMessage } from '@/components/search/announcer';
import { warmSearch } from '@/components/search/search-client';
import type { SearchState } from '@/components/search/search-state';
import { searchTitle } from '@/components/search/search-title';
import { useIsSlow } from '@/components/search/use-is-slow';
import { Leaf } from '@/components/site/leaf';
import type { Comparison, MissingSides } from '@/lib/comparison/find-comparison';
import { maxTypedLength } from '@/lib/search/format/protocol/search-limits';
import styles from './live-search.module.css';
import { SearchOutcome } from './search-outcome';
import { type LiveSearchOptions, useLiveSearch } from './use-live-search';

interface LiveSearchProps extends LiveSearchOptions {
  readonly siteName: string;
  /** Two answers to be read beside each other, as the server found them for `initial`. */
  readonly initialComparison: Comparison | MissingSides | undefined;
  /** Whether there is a server that sets two questions side by side. */
  readonly canCompare: boolean;
  readonly hues: Readonly<Record<string, number>>;
  readonly subjects: readonly { readonly slug: string; readonly title: string; readonly count: number }[];
}

/** The search page: whole as the server sends it; with scripts it answers as one types. */
export function LiveSearch(props: LiveSearchProps) {
  const { siteName, pageSize, hues, subjects, canCompare } = props;
  const input = useRef<HTMLInputElement>(null);
  const { state, shown, isWaiting, hasAsked, offered, write, submit, again, showBetter } = useLiveSearch(
    props,
    input,
  );
  const { answer } = shown;
  const isSlow = useIsSlow(isWaiting);
  useTitle(searchTitle(state, siteName));
  const comparison = useComparison({
    state,
    answer,
    initial: props.initialComparison,
    isOffered: canCompare,
  });
  const outcome = hasAsked && !isWaiting ? outcomeMessage(answer, state.query) : '';
  const message = isSlow ? waitingMessage : outcome;
  return (
    <>
      <Leaf>
        <SearchForm input={input} state={state} onWrite={write} onSubmit={submit} />
        <p className={styles.waiting} hidden={!isSlow}>
          {waitingMessage}
        </p>
      </Leaf>
      <div className={styles.outcome}>
        <SearchOutcome
          state={shown.state}
          answer={answer}
          pageSize={pageSize}
          hues={hues}
          subjects={subjects}
          comparison={comparison}
          canCompare={canCompare}
          onAgain={again}
          offered={offered}
          onBetter={showBetter}
        />
      </div>
      <Announcer message={message} />
    </>
  );
}

function useTitle(title: string): void {
  useEffect(() => {
    document.title = title;
  }, [title]);
}

interface SearchFormProps {
  readonly input: RefObject<HTMLInputElement | null>;
  readonly state: SearchState;
  readonly onWrite: (query: string) => void;
  readonly onSubmit: () => void;
}

function SearchForm({ input, state, onWrite, onSubmit }: SearchFormProps) {
  // Words that are still being composed are shown, not searched for.
  const [draft, setDraft] = useState<string>();
  const send = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <search>
      <form action="/search" method="get" onSubmit={send}>
        <h1 className={styles.title}>
          <label htmlFor="search-words">Search the library</label>
        </h1>
        <div className={styles.row}>
          <input
            ref={input}
            id="search-words"
            className={styles.input}
            type="search"
            name="q"
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            maxLength={maxTypedLength}
            aria-keyshortcuts="Control+K Meta+K /"
            value={draft ?? state.query}
            onChange={(event) =>
              draft === undefined ? onWrite(event.target.value) : setDraft(event.target.value)
            }
            onCompositionStart={(event) => setDraft(event.currentTarget.value)}
            onCompositionEnd={(event) => {
              setDraft(undefined);
              onWrite(event.currentTarget.value);
            }}
            onFocus={warmSearch}
          />
          {state.subject === undefined ? null : <input type="hidden" name="subject" value={state.subject} />}
          <button className={styles.submit} type="submit">
            Search
          </button>
        </div>
      </form>
    </search>
  );
}
