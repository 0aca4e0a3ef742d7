import { type KeyboardEvent, useEffect, useRef } from 'react';
import { moveQuestion } from '@/lib/study/model/lists';
import type { ListRecord, SavedRecord } from '@/lib/study/model/records';
import type { StudySession } from '@/lib/study/store/study-session';
import type { EntryHandle } from './saved-entry';
import { type Dragging, useDragging } from './use-dragging';
import type { ShownEntries } from './use-shown-entries';

interface MovingOptions {
  readonly list: ListRecord;
  /** Questions in it, also before all of them are read. */
  readonly count: number;
  /** Whether nothing can be moved yet. */
  readonly isOff: boolean;
  readonly session: StudySession;
  readonly shown: ShownEntries;
  readonly say: (words: string) => void;
}

/** Lets the entries of a list be moved by key and by dragging; gives what the handle of each does. */
export function useMoving({ list, count, isOff, session, shown: { saved, showTo }, say }: MovingOptions) {
  const moved = useRef<string | undefined>(undefined);
  const move = async (entry: SavedRecord | undefined, to: number) => {
    if (!entry || to < 0 || to >= saved.length) return;
    moved.current = entry.path;
    showTo(to);
    const kept = await session.change((now, maker) =>
      moveQuestion(now, { list: list.id, path: entry.path, to }, maker),
    );
    if (kept) say(`“${entry.title}” is now ${to + 1} of ${saved.length}`);
  };
  const { dragging, begin } = useDragging((from, to) => void move(saved[from], to));
  // An element that is put elsewhere loses the focus.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is put elsewhere when the list changes
  useEffect(() => {
    if (moved.current === undefined) return;
    const handles = document.querySelectorAll<HTMLElement>('[data-handle]');
    const handle = [...handles].find(({ dataset }) => dataset.handle === moved.current);
    handle?.focus();
    moved.current = undefined;
  }, [saved]);
  return (entry: SavedRecord, place: number): EntryHandle => ({
    place,
    count,
    isOff,
    drop: dropAt(dragging, place),
    onKey: (event) => {
      const to = placeOfKey(event, place, saved.length);
      if (to === undefined) return;
      event.preventDefault();
      void move(entry, to);
    },
    onGrab: (event) => begin(event, place),
  });
}

/** Where a key puts what stands at a place, from 0; undefined where it moves nothing. */
function placeOfKey({ key }: KeyboardEvent, place: number, count: number): number | undefined {
  return { ArrowUp: place - 1, ArrowDown: place + 1, Home: 0, End: count - 1 }[key];
}

/** On which side of the entry at a place what is dragged would be put. */
function dropAt(dragging: Dragging | undefined, place: number): EntryHandle['drop'] {
  if (dragging?.to !== place || dragging.from === place) return undefined;
  return dragging.from < place ? 'behind' : 'before';
}
