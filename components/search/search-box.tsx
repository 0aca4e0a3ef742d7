'use client';

import {
  type FocusEvent,
  type FormEvent,
  type KeyboardEvent,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import { maxTypedLength } from '@/lib/search/format/protocol/search-limits';
import { foundAddress, searchPath } from '@/lib/site/paths';
import { Announcer, betterMessage, outcomeMessage, waitingMessage } from './announcer';
import { keepWords, keptWords } from './kept-words';
import { clearRecentSearches, readRecentSearches, rememberSearch } from './recent-searches';
import styles from './search-box.module.css';
import { warmSearch } from './search-client';
import { Suggestions } from './suggestions';
import { useIsSlow } from './use-is-slow';
import { useSuggestions } from './use-suggestions';

const shown = 6;

interface SearchBoxProps {
  readonly size: 'small' | 'large';
  readonly initialQuery?: string;
}

/** A form that works without scripts; with them, a combobox that answers as one types (WAI-ARIA APG). */
export function SearchBox({ size, initialQuery = '' }: SearchBoxProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState(initialQuery);
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const [isComposing, setComposing] = useState(false);
  const [recent, setRecent] = useState<readonly string[]>([]);
  const { answer, isBusy, showBetter, again } = useSuggestions(isOpen && !isComposing ? query : '', shown);
  const isSlow = useIsSlow(isBusy);
  const found = answer?.status === 'ok' ? answer : undefined;
  const isEmpty = query.trim() === '';
  const addresses = isEmpty
    ? recent.map((previous) => searchPath({ query: previous }))
    : (found?.hits.map((hit) => foundAddress(hit, found.terms)) ?? []);
  if (found?.hits[0]) addresses.push(searchPath({ query }));
  // The last option is no link.
  if (showBetter) addresses.push('#');
  const isShown = isOpen && (isEmpty ? recent.length > 0 : !!answer || isSlow);
  const outcome = isBusy ? '' : showBetter ? betterMessage : outcomeMessage(answer, query);
  // What was typed before the scripts arrived counts, and so does what the page was left with.
  useEffect(() => {
    const kept = keptWords();
    if (kept !== '') input.current?.focus({ preventScroll: true });
    if (document.activeElement !== input.current) return;
    warmSearch();
    const written = input.current?.value || kept;
    if (written === '') return;
    setQuery(written);
    setOpen(true);
  }, []);
  const type = (value: string) => {
    setQuery(value);
    setOpen(true);
    setActive(-1);
  };
  const open = () => {
    setRecent(readRecentSearches());
    setOpen(true);
  };
  const forget = () => {
    clearRecentSearches();
    setRecent([]);
    close();
    input.current?.focus();
  };
  const close = () => {
    setOpen(false);
    setActive(-1);
  };
  const go = () => {
    rememberSearch(query);
    if (!isEmpty) keepWords(query);
  };
  const submit = (event: FormEvent) => {
    if (answer?.status !== 'failed' || navigator.onLine) return go();
    // Without a connection the page of results would not come either: the words are asked again where they stand.
    event.preventDefault();
    again();
  };
  // Tab leads to the way to forget earlier searches while they are shown; else the list closes behind it.
  const leave = ({ currentTarget, relatedTarget }: FocusEvent) => {
    if (!isEmpty || recent.length === 0 || !currentTarget.contains(relatedTarget)) close();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isComposing || event.nativeEvent.isComposing) return;
    const { key } = event;
    const count = isShown ? addresses.length : 0;
    const step = { ArrowDown: 1, ArrowUp: -1 }[key];
    if (key === 'Escape') {
      event.preventDefault();
      if (isShown) close();
      else type('');
    } else if (step && count) {
      event.preventDefault();
      setActive((now) => ((now + 1 + step + count + 1) % (count + 1)) - 1);
    } else if (step === 1) open();
    else if (key === 'Enter') {
      const address = addresses[active];
      if (!isShown || address === undefined) return;
      event.preventDefault();
      if (address === '#') return showBetter?.();
      go();
      if (event.ctrlKey || event.metaKey) window.open(address, '_blank', 'noopener');
      else window.location.assign(address);
    }
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
          aria-expanded={isShown}
          aria-controls={`${id}-list`}
          aria-activedescendant={addresses[active] && `${id}-${active}`}
          aria-keyshortcuts="Control+K Meta+K /"
          value={query}
          onChange={(event) => type(event.target.value)}
          onCompositionStart={() => setComposing(true)}
          onCompositionEnd={() => setComposing(false)}
          onKeyDown={onKeyDown}
          onFocus={warmSearch}
          onPointerEnter={warmSearch}
          onClick={open}
        />
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
      </form>
      <Suggestions
        id={id}
        isShown={isShown}
        isBusy={isBusy}
        isSlow={isSlow}
        answer={isEmpty ? undefined : answer}
        addresses={addresses}
        active={active}
        query={query}
        recent={isEmpty ? recent : []}
        onForget={forget}
        onBetter={showBetter}
        onGo={go}
        onAgain={again}
      />
      <Announcer message={isShown ? (isSlow ? waitingMessage : outcome) : ''} />
    </search>
  );
}
