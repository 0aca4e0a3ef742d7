'use client';

import { useId, useRef } from 'react';
import { maxTypedLength } from '@/lib/search/format/protocol/search-limits';
import { Announcer } from './announcer';
import styles from './search-box.module.css';
import { warmSearch } from './search-client';
import { Suggestions } from './suggestions';
import { leaveFor, moveByKey, submitBox, useCombobox } from './use-combobox';

interface SearchBoxProps {
  readonly size: 'small' | 'large';
  readonly initialQuery?: string;
}

/** A form that works without scripts; with them, a combobox that answers as one types (WAI-ARIA APG). */
export function SearchBox({ size, initialQuery = '' }: SearchBoxProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const box = useCombobox(input, initialQuery);
  const { isShown, addresses, active, query, isEmpty } = box;
  return (
    <search className={styles.search} data-size={size} onBlur={box.leave}>
      <form action="/search" method="get" onSubmit={(event) => submitBox(event, box)}>
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
          aria-expanded={isShown}
          aria-controls={`${id}-list`}
          aria-activedescendant={addresses[active] && `${id}-${active}`}
          aria-keyshortcuts="Control+K Meta+K /"
          value={query}
          onChange={(event) => box.type(event.target.value)}
          onCompositionStart={() => box.setComposing(true)}
          onCompositionEnd={() => box.setComposing(false)}
          onKeyDown={(event) => moveByKey(event, box)}
          onFocus={warmSearch}
          onPointerEnter={warmSearch}
          onClick={box.open}
        />
        <BoxMarks />
      </form>
      <Suggestions
        {...{ id, isShown, addresses, active, query }}
        isBusy={box.isBusy}
        isSlow={box.isSlow}
        answer={isEmpty ? undefined : box.answer}
        recent={isEmpty ? box.recent : []}
        onForget={box.forget}
        onBetter={box.showBetter}
        onGo={() => leaveFor(box)}
        onAgain={box.again}
      />
      <Announcer message={box.message} />
    </search>
  );
}

/** What stands in the box beside the words: the keys that lead to it, and the button. */
function BoxMarks() {
  return (
    <>
      <span className={`${styles.hint} needs-scripts`} aria-hidden="true">
        <kbd className={styles.other}>Ctrl K</kbd>
        <kbd className={styles.mac}>⌘ K</kbd>
      </span>
      <button className={styles.submit} type="submit" aria-label="Search">
        <svg viewBox="0 0 20 20" aria-hidden="true" focusable="false">
          <circle cx="8.5" cy="8.5" r="5.5" fill="none" stroke="currentColor" strokeWidth="1.7" />
          <path d="m12.8 12.8 4.7 4.7" stroke="currentColor" strokeWidth="1.7" strokeLinecap="round" />
        </svg>
      </button>
    </>
  );
}
