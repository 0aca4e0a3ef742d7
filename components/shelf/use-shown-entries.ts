import { useMemo, useState } from 'react';
import { savedIn } from '@/lib/study/model/lists';
import { partsOfPath } from '@/lib/study/model/question-path';
import type { ListRecord, SavedRecord } from '@/lib/study/model/records';
import type { StudyState } from '@/lib/study/model/study-state';
import { arrangeEntries, foldedEntries, holdsWords, type ListOrder } from './arrange-entries';
import type { ShelfSubject } from './shelf-subject';

/** So many entries are shown at first, and more at a press: a phone draws them in a moment. */
const shownAtOnce = 30;

/** What of a list is on the screen, and how a reader changes that. */
export interface ShownEntries {
  /** The whole list, in the reader's own order. */
  readonly saved: readonly SavedRecord[];
  readonly entries: readonly SavedRecord[];
  /** How many more were found than are shown. */
  readonly left: number;
  readonly order: ListOrder;
  readonly query: string;
  readonly setOrder: (order: ListOrder) => void;
  readonly search: (query: string) => void;
  readonly showMore: () => void;
  /** Shows entries up to a place, from 0. */
  readonly showTo: (place: number) => void;
}

/** Searches a list, puts it in order, and shows its beginning. */
export function useShownEntries(
  list: ListRecord,
  state: StudyState,
  subjects: ReadonlyMap<string, ShelfSubject>,
): ShownEntries {
  const [order, setOrder] = useState<ListOrder>('hand');
  const [query, setQuery] = useState('');
  const [shown, setShown] = useState(shownAtOnce);
  const saved = savedIn(state, list.id);
  const words = query.trim();
  const arranged = useMemo(
    () => arrangeEntries(saved, order, (subject) => subjects.get(subject)?.title ?? subject),
    [saved, order, subjects],
  );
  const isSearched = words !== '';
  // Not before a reader searches: of thousands it takes a phone some time.
  const folded = useMemo(
    () =>
      isSearched
        ? foldedEntries(state, saved, (path) => subjects.get(partsOfPath(path).subject)?.title ?? '')
        : undefined,
    [isSearched, state, saved, subjects],
  );
  const found = useMemo(
    () => (folded ? arranged.filter(({ path }) => holdsWords(folded.get(path) ?? '', words)) : arranged),
    [arranged, words, folded],
  );
  return {
    saved,
    entries: found.slice(0, shown),
    left: Math.max(0, found.length - shown),
    order,
    query,
    setOrder,
    search: (text) => {
      setQuery(text);
      setShown(shownAtOnce);
    },
    showMore: () => setShown(shown + shownAtOnce),
    showTo: (place) => setShown(Math.max(shown, place + 1)),
  };
}
