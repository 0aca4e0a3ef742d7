import { applyChanges } from '@/lib/study/model/merge';
import type { Change, Kind } from '@/lib/study/model/records';
import { changesOf, emptyState, type Maker, type StudyState } from '@/lib/study/model/study-state';
import type { Front, FrontRead } from './front';
import { maker as deviceMaker } from './maker';
import { failureOf, type StudyFailure } from './study-failure';
import type { StudyStore } from './study-store';
import type { OnWriting } from './write-records';

/** What a page shows of a reader's records. */
export interface StudyView {
  readonly state: StudyState;
  /** Whether they are being read for the first time; until then there is nothing, or what is shown first. */
  readonly isLoading: boolean;
  /** How many questions each list holds, while only what is shown first was read. */
  readonly counts?: FrontRead['counts'];
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
    onWriting?: OnWriting,
  ) => Promise<readonly Change[] | undefined>;
  /** Resolves when what is shown first was read; at the latest with `ready`. */
  readonly begun: Promise<void>;
  /** Resolves when the records were read, or could not be. */
  readonly ready: Promise<void>;
}

interface SessionOptions {
  readonly maker?: Maker;
  /** What is read before all the rest, and what is waited for then: that it was painted. */
  readonly front?: Front;
  readonly painted?: () => Promise<void>;
}

/** Reads the records of some kinds, and keeps up with them. */
export function openStudySession(
  store: StudyStore,
  kinds: readonly Kind[],
  { maker = deviceMaker, front, painted }: SessionOptions = {},
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
      show({ state, isLoading: false, counts: undefined, failure: undefined });
    } catch (error) {
      show({ isLoading: false, counts: undefined, failure: failureOf(error) });
    }
  };
  const begin = async () => {
    if (!front) return;
    // What fails here fails again where all is read, and is said then.
    const read = await store.readFront(front).catch(() => undefined);
    if (read) show({ state: applyChanges(read.state, changesOf(view().state)), counts: read.counts });
  };
  store.subscribe((news) => {
    if (news.kind === 'changes') return take(news.changes);
    empty();
    void load();
  });
  const begun = begin();
  const ready = begun.then(front && painted).then(load);
  const change: StudySession['change'] = async (make, onWriting) => {
    if (view().isLoading) await ready;
    const before = view().state;
    const changes = make(before, maker);
    take(changes);
    try {
      // The store tells this page too of what is kept now, where that is another's later change.
      const kept = await store.write(changes, onWriting);
      if (view().failure) show({ failure: undefined });
      return kept;
    } catch (error) {
      const state = await store.read(kinds).catch(() => before);
      show({ state, failure: failureOf(error) });
      return undefined;
    }
  };
  return { view, subscribe, begun, ready, change };
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
