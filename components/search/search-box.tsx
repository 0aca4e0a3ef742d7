'use client';

import { type FocusEvent, type FormEvent, useId, useRef } from 'react';
import { maxTypedLength } from '@/lib/search/format/protocol/search-limits';
import { Announcer } from './announcer';
import styles from './search-box.module.css';
import { warmSearch } from './search-client';
import { Suggestions, spokenOf } from './suggestions';
import { useCombobox } from './use-combobox';

interface SearchBoxProps {
  readonly size: 'small' | 'large';
  readonly initialQuery?: string;
}

/** A form that works without scripts; with them, a combobox that answers as one types (WAI-ARIA APG). */
export function SearchBox({ size, initialQuery = '' }: SearchBoxProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [list, field, close] = useCombobox(input, initialQuery);
  const { addresses, active, answer, recent } = list;
  const submit = (event: FormEvent) => {
    if (answer?.status !== 'failed' || navigator.onLine) return list.onGo();
    // Without a connection the page of results would not come either: the words are asked again where they stand.
    event.preventDefault();
    list.onAgain();
  };
  // Tab leads to the way to forget earlier searches while they are shown; else the list closes behind it.
  const leave = ({ currentTarget, relatedTarget }: FocusEvent) => {
    if (!recent[0] || !currentTarget.contains(relatedTarget)) close();
  };
  return (
    <search className={styles.search} data-size={size} onBlur={leave}>
      <form action="/search" method="get" onSubmit={submit}>
        <label className="sr-only" htmlFor={`${id}-input`}>
          Search the library
        </label>
        <input
          ref={input}
          id={`${id}-input`}
          className={styles.input}
          type="search"
          name="q"
          role="combobox"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          maxLength={maxTypedLength}
          placeholder={size === 'large' ? 'A few words, or a question' : 'Search'}
          aria-autocomplete="list"
          aria-expanded={list.isShown}
          aria-controls={`${id}-list`}
          aria-activedescendant={addresses[active] && `${id}-${active}`}
          aria-keyshortcuts="Control+K Meta+K /"
          onFocus={warmSearch}
          onPointerEnter={warmSearch}
          {...field}
        />
        <span className={`${styles.hint} needs-scripts`} aria-hidden="true">
          <kbd className={styles.other}>Ctrl K</kbd>
          <kbd className={styles.mac}>⌘ K</kbd>
        </span>
        <SubmitButton />
      </form>
      <Suggestions id={id} {...list} />
      <Announcer message={spokenOf(list)} />
    </search>
  );
}

function SubmitButton() {
  return (
    <button className={styles.submit} type="submit" aria-label="Search">
      <svg viewBox="0 0 20 20" aria-hidden="true" focusable="false">
        <circle cx="8.5" cy="8.5" r="5.5" fill="none" stroke="currentColor" strokeWidth="1.7" />
        <path d="m12.8 12.8 4.7 4.7" stroke="currentColor" strokeWidth="1.7" strokeLinecap="round" />
      </svg>
    </button>
  );
}
