import { applyChanges } from '@/lib/study/model/merge';
import type { Change, Kind } from '@/lib/study/model/records';
import { changesOf, emptyState, type Maker, type StudyState } from '@/lib/study/model/study-state';
import { maker as deviceMaker } from './maker';
import { failureOf, type StudyFailure } from './study-failure';
import type { StudyStore } from './study-store';

/** What a page shows of a reader's records. */
export interface StudyView {
  readonly state: StudyState;
  /** Whether they are being read for the first time. */
  readonly isLoading: boolean;
  /** Why the last reading or writing failed. */
  readonly failure: StudyFailure | undefined;
}

/** The records of a page, which follow what other tabs write. */
export interface StudySession {
  readonly view: () => StudyView;
  /** Calls back after each change of the view; returns what ends that. */
  readonly subscribe: (listener: () => void) => () => void;
  /**
   * Writes what `make` wants changed of the state as it is now. The view shows it at once, and takes it back where it could
   * not be kept. A page that is closed meanwhile leaves it to the next one.
   * @returns what was changed, or undefined where it could not be kept: the view says why
   */
  readonly change: (
    make: (state: StudyState, maker: Maker) => readonly Change[],
  ) => Promise<readonly Change[] | undefined>;
  /** Resolves when the records were read, or could not be. */
  readonly ready: Promise<void>;
}

/** Reads the records of some kinds, and keeps up with them. */
export function openStudySession(
  store: StudyStore,
  kinds: readonly Kind[],
  maker: Maker = deviceMaker,
): StudySession {
  const { view, show, empty, subscribe } = observeView();
  // What others write while the records are read is merged with them.
  const take = (changes: readonly Change[]) => {
    const state = applyChanges(
      view().state,
      changes.filter(({ kind }) => kinds.includes(kind)),
    );
    if (state !== view().state) show({ state });
  };
  const load = async () => {
    try {
      const read = await store.read(kinds);
      const state = applyChanges(read, changesOf(view().state));
      show({ state, isLoading: false, failure: undefined });
    } catch (error) {
      show({ isLoading: false, failure: failureOf(error) });
    }
  };
  store.subscribe((news) => {
    if (news.kind === 'changes') return take(news.changes);
    empty();
    void load();
  });
  const ready = load();
  const change: StudySession['change'] = async (make) => {
    if (view().isLoading) await ready;
    const before = view().state;
    const changes = make(before, maker);
    take(changes);
    try {
      // The store tells this page too of what is kept now, where that is another's later change.
      const kept = await store.write(changes);
      if (view().failure) show({ failure: undefined });
      return kept;
    } catch (error) {
      const state = await store.read(kinds).catch(() => before);
      show({ state, failure: failureOf(error) });
      return undefined;
    }
  };
  return { view, subscribe, ready, change };
}

/** A view that listeners are told of whenever it is another. */
function observeView() {
  let view: StudyView = { state: emptyState, isLoading: true, failure: undefined };
  const listeners = new Set<() => void>();
  return {
    view: () => view,
    show: (next: Partial<StudyView>) => {
      view = { ...view, ...next };
      for (const listener of listeners) listener();
    },
    /** Tells nobody: what was cleared is read anew first. */
    empty: () => {
      view = { ...view, state: emptyState };
    },
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
