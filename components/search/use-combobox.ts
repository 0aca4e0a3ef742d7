import { type ChangeEvent, type KeyboardEvent, type RefObject, useEffect, useState } from 'react';
import { hasLateStyles, loadLateStyles } from '@/components/site/late-styles';
import { foundAddress, searchPath } from '@/lib/site/paths';
import { keepWords, keptWords } from './kept-words';
import { clearRecentSearches, readRecentSearches, rememberSearch } from './recent-searches';
import { warmSearch } from './search-client';
import type { SuggestionsProps } from './suggestions';
import { useIsSlow } from './use-is-slow';
import { useSuggestions } from './use-suggestions';

/** The address of the last option, which is no link. */
const betterAddress = '#';

type List = Omit<SuggestionsProps, 'id'>;

/** What a combobox shows, and what becomes of what is typed in it. */
export function useCombobox(input: RefObject<HTMLInputElement | null>, initialQuery: string) {
  const [query, setQuery] = useState(initialQuery);
  /** Number of the option under the keys, -1 where there is none; undefined while the list is closed. */
  const [active, setActive] = useState<number>();
  const [isComposing, setComposing] = useState(false);
  const [remembered, setRecent] = useState<readonly string[]>([]);
  const isStyled = useLateStyles(active !== undefined);
  const { answer, isBusy, showBetter, again } = useSuggestions(
    active === undefined || isComposing ? '' : query,
  );
  const isSlow = useIsSlow(isBusy);
  const recent = query.trim() === '' ? remembered : undefined;
  const type = (value: string) => {
    setQuery(value);
    setActive(-1);
  };
  const open = () => {
    setRecent(readRecentSearches());
    setActive(active ?? -1);
  };
  const close = () => setActive(undefined);
  const shown = {
    isShown: isStyled && active !== undefined && (recent ? !!recent[0] : !!answer || isSlow),
    ...{ isBusy, isSlow },
    answer: recent ? undefined : answer,
    active: active ?? -1,
    query,
    recent: recent ?? [],
    onForget() {
      clearRecentSearches();
      setRecent([]);
      input.current?.focus();
    },
    onBetter: showBetter,
    onGo() {
      rememberSearch(query);
      if (!recent) keepWords(query);
    },
    onAgain: again,
  };
  const list: List = { ...shown, addresses: addressesOf(shown) };
  useTypedBefore(input, type);
  const field = {
    value: query,
    onChange: (event: ChangeEvent<HTMLInputElement>) => type(event.target.value),
    onCompositionStart: () => setComposing(true),
    onCompositionEnd: () => setComposing(false),
    onKeyDown(event: KeyboardEvent) {
      if (isComposing || event.nativeEvent.isComposing) return;
      if (event.key === 'Escape') {
        event.preventDefault();
        if (list.isShown) close();
        else type('');
      } else if (list.isShown) moveInList(event, list, setActive);
      else if (event.key === 'ArrowDown') open();
    },
    onClick: open,
  };
  return [list, field, close] as const;
}

/** Where each option leads. */
function addressesOf({ query, recent, answer, onBetter }: Omit<List, 'addresses'>): readonly string[] {
  const { hits = [], terms = [] } = answer?.status === 'ok' ? answer : {};
  return [
    ...recent.map((previous) => searchPath({ query: previous })),
    ...hits.map((hit) => foundAddress(hit, terms)),
    ...(hits[0] ? [searchPath({ query })] : []),
    ...(onBetter ? [betterAddress] : []),
  ];
}

/** Whether the list's own rules are there; they are fetched once it is to open. */
function useLateStyles(isOpen: boolean): boolean {
  const [isStyled, setStyled] = useState(hasLateStyles);
  useEffect(() => {
    if (isOpen) loadLateStyles().then(() => setStyled(true));
  }, [isOpen]);
  return isStyled;
}

/** What was typed before the scripts arrived counts, and so does what the page was left with. */
function useTypedBefore(input: RefObject<HTMLInputElement | null>, type: (written: string) => void): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, as the scripts arrive
  useEffect(() => {
    const kept = keptWords();
    if (kept !== '') input.current?.focus({ preventScroll: true });
    if (document.activeElement !== input.current) return;
    warmSearch();
    const written = input.current?.value || kept;
    if (written !== '') type(written);
  }, []);
}

/** Arrows go through the options and the box itself, Enter follows one. */
function moveInList(event: KeyboardEvent, list: List, setActive: (next: number) => void): void {
  const { addresses, active, onBetter, onGo } = list;
  const address = addresses[active];
  const places = addresses.length + 1;
  const step = { ArrowDown: 1, ArrowUp: -1, Enter: 0 }[event.key];
  if (step === undefined || (event.key === 'Enter' && address === undefined)) return;
  event.preventDefault();
  if (step) setActive(((active + 1 + step + places) % places) - 1);
  else if (address === betterAddress) onBetter?.();
  else if (address !== undefined) {
    onGo();
    if (event.ctrlKey || event.metaKey) window.open(address, '_blank', 'noopener');
    else window.location.assign(address);
  }
}
