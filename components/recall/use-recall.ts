import { useEffect, useMemo, useState } from 'react';
import { applyChanges } from '@/lib/study/model/merge';
import type { Change, ReviewRecord } from '@/lib/study/model/records';
import { recallKinds } from '@/lib/study/model/records';
import { createStudyStore, type StudyStore } from '@/lib/study/store/study-store';
import { type RecallActions, recallActions } from './recall-actions';
import { type Recall, recallOf } from './recall-state';

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
  const rated: ReviewRecord[] = [];
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
      show({ ...next(before), state: applyChanges(before.state, changes) });
      write(changes).catch((error: unknown) => {
        show(before);
        setProblem(messageOf(error));
      });
    },
    keepAndReload(changes) {
      const before = latest;
      if (!before) return;
      write(changes)
        .then(() => recallOf(applyChanges(before.state, changes)))
        .then(show)
        .catch((error: unknown) => setProblem(messageOf(error)));
    },
  });
  const open = () => {
    const opened = createStudyStore();
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
      .read(recallKinds)
      .then(recallOf)
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
