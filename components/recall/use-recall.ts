import { useEffect, useMemo, useState } from 'react';
import { applyChanges } from '@/lib/study/model/merge';
import type { Change, ReviewRecord } from '@/lib/study/model/records';
import { createStudyStore, type StudyStore } from '@/lib/study/store/study-store';
import { type RecallActions, recallActions } from './recall-actions';
import { type Recall, recallKinds, recallOf } from './recall-state';

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
    let timer: ReturnType<typeof setTimeout> | undefined;
    const load = () => {
      rated.length = 0;
      opened
        .read(recallKinds)
        .then(recallOf)
        .then((recall) => store === opened && show(recall))
        .catch((error: unknown) => setStatus({ kind: 'failed', reason: messageOf(error) }));
    };
    opened.subscribe((news) => {
      if (news.kind === 'changes' && news.changes.every((change) => own.has(keyOf(change)))) return;
      clearTimeout(timer);
      timer = setTimeout(load, settleMs);
    });
    load();
    return () => {
      clearTimeout(timer);
      store = undefined;
      void opened.close();
    };
  };
  return { actions, open };
}

function keyOf({ kind, record }: Change): string {
  return `${kind} ${record.id} ${record.updatedMs}`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
