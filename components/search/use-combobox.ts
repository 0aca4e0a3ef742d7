import {
  type FocusEvent,
  type FormEvent,
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useState,
} from 'react';
import type { SearchAnswer } from '@/lib/search/format/protocol/search-answer';
import { foundAddress, searchPath } from '@/lib/site/paths';
import { betterMessage, outcomeMessage, waitingMessage } from './announcer';
import { keepWords, keptWords } from './kept-words';
import { clearRecentSearches, readRecentSearches, rememberSearch } from './recent-searches';
import { warmSearch } from './search-client';
import { useIsSlow } from './use-is-slow';
import { useSuggestions } from './use-suggestions';

const shown = 6;
/** The address of the last option, which is no link. */
const betterAddress = '#';

/** What a combobox shows, and what becomes of what is typed in it. */
export function useCombobox(input: RefObject<HTMLInputElement | null>, initialQuery: string) {
  const [query, setQuery] = useState(initialQuery);
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const [isComposing, setComposing] = useState(false);
  const [recent, setRecent] = useState<readonly string[]>([]);
  const { answer, isBusy, showBetter, again } = useSuggestions(isOpen && !isComposing ? query : '', shown);
  const isSlow = useIsSlow(isBusy);
  const isEmpty = query.trim() === '';
  const offered = { query, recent, answer, isEmpty, showBetter };
  const isShown = isOpen && (isEmpty ? recent.length > 0 : !!answer || isSlow);
  const outcome = isBusy ? '' : showBetter ? betterMessage : outcomeMessage(answer, query);
  const message = isShown ? (isSlow ? waitingMessage : outcome) : '';
  useTypedBefore(input, (written) => {
    setQuery(written);
    setOpen(true);
  });
  const type = (value: string) => {
    setQuery(value);
    setOpen(true);
    setActive(-1);
  };
  const open = () => {
    setRecent(readRecentSearches());
    setOpen(true);
  };
  const close = () => {
    setOpen(false);
    setActive(-1);
  };
  const forget = () => {
    clearRecentSearches();
    setRecent([]);
    close();
    input.current?.focus();
  };
  // Tab leads to the way to forget earlier searches while they are shown; else the list closes behind it.
  const leave = ({ currentTarget, relatedTarget }: FocusEvent) => {
    if (!isEmpty || recent.length === 0 || !currentTarget.contains(relatedTarget)) close();
  };
  const state = { ...offered, addresses: addressesOf(offered), isShown, isBusy, isSlow, active, isComposing };
  return { ...state, message, setActive, setComposing, type, open, close, forget, again, leave };
}

type Combobox = ReturnType<typeof useCombobox>;

/** What options are made of. */
interface Offered {
  readonly query: string;
  readonly recent: readonly string[];
  readonly answer: SearchAnswer | undefined;
  readonly isEmpty: boolean;
  readonly showBetter: (() => void) | undefined;
}

/** Where each option leads. */
function addressesOf({ query, recent, answer, isEmpty, showBetter }: Offered): readonly string[] {
  const found = answer?.status === 'ok' ? answer : undefined;
  return [
    ...(isEmpty
      ? recent.map((previous) => searchPath({ query: previous }))
      : (found?.hits.map((hit) => foundAddress(hit, found.terms)) ?? [])),
    ...(found?.hits[0] ? [searchPath({ query })] : []),
    ...(showBetter ? [betterAddress] : []),
  ];
}

/** What was typed before the scripts arrived counts, and so does what the page was left with. */
function useTypedBefore(input: RefObject<HTMLInputElement | null>, take: (written: string) => void): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, as the scripts arrive
  useEffect(() => {
    const kept = keptWords();
    if (kept !== '') input.current?.focus({ preventScroll: true });
    if (document.activeElement !== input.current) return;
    warmSearch();
    const written = input.current?.value || kept;
    if (written !== '') take(written);
  }, []);
}

/** Arrows go through the options and the box itself, Enter follows one, Escape closes, or empties. */
export function moveByKey(event: KeyboardEvent<HTMLInputElement>, box: Combobox): void {
  if (box.isComposing || event.nativeEvent.isComposing) return;
  const { key } = event;
  const count = box.isShown ? box.addresses.length : 0;
  const step = { ArrowDown: 1, ArrowUp: -1 }[key];
  if (key === 'Escape') {
    event.preventDefault();
    if (box.isShown) box.close();
    else box.type('');
  } else if (step && count) {
    event.preventDefault();
    box.setActive((now) => ((now + 1 + step + count + 1) % (count + 1)) - 1);
  } else if (step === 1) box.open();
  else if (key === 'Enter') follow(event, box);
}

function follow(event: KeyboardEvent, box: Combobox): void {
  const { isShown, addresses, active, showBetter } = box;
  const address = addresses[active];
  if (!isShown || address === undefined) return;
  event.preventDefault();
  if (address === betterAddress) {
    showBetter?.();
    return;
  }
  leaveFor(box);
  if (event.ctrlKey || event.metaKey) window.open(address, '_blank', 'noopener');
  else window.location.assign(address);
}

/** The reader goes to a result, or to all of them. */
export function leaveFor({ query, isEmpty }: Pick<Combobox, 'query' | 'isEmpty'>): void {
  rememberSearch(query);
  if (!isEmpty) keepWords(query);
}

/** Without a connection the page of results would not come either: the words are asked again where they stand. */
export function submitBox(event: FormEvent, box: Combobox): void {
  if (box.answer?.status !== 'failed' || navigator.onLine) {
    leaveFor(box);
    return;
  }
  event.preventDefault();
  box.again();
}
