import { useEffect, useMemo, useState } from 'react';
import type { Change } from '@/lib/study/model/records';
import { readRecall } from '@/lib/study/store/memories/read-recall';
import { readTitles } from '@/lib/study/store/memories/read-titles';
import { refreshCards, rememberingBy } from '@/lib/study/store/memories/refresh-cards';
import { createStudyStore, type StudyStore } from '@/lib/study/store/study-store';
import type { Afterwards } from '@/lib/study/store/write-records';
import { type Rated, type RecallActions, recallActions } from './recall-actions';
import { nowMoment, type Recall } from './recall-state';

export type RecallStatus =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'ready'; readonly recall: Recall };

/** What other tabs write comes in bursts. */
const settleMs = 300;

/** What the reader keeps on this device, what can be done with it, and why the last change could not be kept. */
export function useRecall(): {
  readonly status: RecallStatus;
  readonly actions: RecallActions;
  readonly problem: string | undefined;
} {
  const [status, setStatus] = useState<RecallStatus>({ kind: 'loading' });
  const [problem, setProblem] = useState<string>();
  const session = useMemo(() => createSession(setStatus, setProblem), []);
  useEffect(() => session.open(), [session]);
  return { status, actions: session.actions, problem };
}

/** What is open between a page and its store. */
function createSession(
  setStatus: (status: RecallStatus) => void,
  setProblem: (problem: string | undefined) => void,
) {
  const own = new Set<string>();
  const rated: Rated[] = [];
  let store: StudyStore | undefined;
  let latest: Recall | undefined;
  const show = (recall: Recall) => {
    latest = recall;
    setStatus({ kind: 'ready', recall });
  };
  const write = async (changes: readonly Change[]) => {
    for (const change of changes) own.add(keyOf(change));
    setProblem(undefined);
    await store?.write(changes);
  };
  const actions = recallActions({
    latest: () => latest,
    rated,
    keep(changes, next) {
      const before = latest;
      if (!before) return;
      show({ ...before, deck: next(before.deck) });
      write(changes).catch((error: unknown) => {
        show(before);
        setProblem(messageOf(error));
      });
    },
    keepAndReload(changes) {
      const opened = store;
      if (!opened) return;
      write(changes)
        .then(() => opened.use((database) => readRecall(database, nowMoment())))
        .then(show)
        .catch((error: unknown) => setProblem(messageOf(error)));
    },
    async titlesOf(paths) {
      return (await store?.use((database) => readTitles(database, paths))) ?? new Map();
    },
  });
  const open = () => {
    const opened = createStudyStore(keepingCards(() => latest));
    store = opened;
    const close = showNewest(opened, {
      isOwn: (change) => own.has(keyOf(change)),
      onLoad: () => {
        rated.length = 0;
      },
      onRecall: (recall) => store === opened && show(recall),
      onFailure: (reason) => setStatus({ kind: 'failed', reason }),
    });
    return () => {
      store = undefined;
      close();
    };
  };
  return { actions, open };
}

/** Makes cards anew in the transaction of their reviews: who opens the page next reads them, and no review. */
function keepingCards(latest: () => Recall | undefined): Afterwards {
  return async (transaction) => {
    const settings = latest()?.settings;
    if (settings) await refreshCards(transaction, rememberingBy(settings), { now: nowMoment() });
  };
}

interface Shown {
  /** Whether this page made a change: it shows it already. */
  readonly isOwn: (change: Change) => boolean;
  readonly onLoad: () => void;
  readonly onRecall: (recall: Recall) => void;
  readonly onFailure: (reason: string) => void;
}

/** Reads what a store holds now, and again when others changed it; what it gives back closes the store. */
function showNewest(store: StudyStore, { isOwn, onLoad, onRecall, onFailure }: Shown): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const load = () => {
    onLoad();
    store
      .use((database) => readRecall(database, nowMoment()))
      .then(onRecall)
      .catch((error: unknown) => onFailure(messageOf(error)));
  };
  store.subscribe((news) => {
    if (news.kind === 'changes' && news.changes.every(isOwn)) return;
    clearTimeout(timer);
    timer = setTimeout(load, settleMs);
  });
  load();
  return () => {
    clearTimeout(timer);
    void store.close();
  };
}

function keyOf({ kind, record }: Change): string {
  return `${kind} ${record.id} ${record.updatedMs}`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
