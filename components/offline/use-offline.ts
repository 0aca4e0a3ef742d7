import { useEffect, useRef, useState } from 'react';
import type { ToOfflineWorker } from '@/lib/offline/format/messages';
import { type Kept, loadKept } from './load-kept';
import {
  findOfflineWorker,
  OfflineUnavailable,
  startOfflineWorker,
  tellOfflineWorker,
  watchOffline,
} from './offline-worker-client';
import { rememberKept } from './remembered-subjects';

export type OfflineStatus =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'ready'; readonly kept: Kept; readonly isOn: boolean };

export interface OfflineActions {
  /** Has the worker do something, and starts it where it is not there. */
  tell(message: ToOfflineWorker): void;
  /** Starts the worker, which from then on keeps what is read. */
  start(): void;
  /** The reader has seen what was lost. */
  forgetLost(): void;
}

/** So often a worker that has work is spoken to, or the browser would end it. */
const wakeMs = 5000;
/** Changes that come close after one another are shown together. */
const settleMs = 150;

/** What is kept, as it changes, and what can be done about it. */
export function useOffline(): {
  readonly status: OfflineStatus;
  readonly actions: OfflineActions;
  readonly problem: string | undefined;
} {
  const [status, setStatus] = useState<OfflineStatus>({ kind: 'loading' });
  const [problem, setProblem] = useState<string>();
  const registration = useRef<ServiceWorkerRegistration>(undefined);
  const load = async () => {
    registration.current ??= await findOfflineWorker();
    const kept = await loadKept();
    setStatus({ kind: 'ready', kept, isOn: registration.current !== undefined });
  };
  const show = () => {
    load().catch(() =>
      setStatus({
        kind: 'failed',
        reason:
          'This browser keeps nothing for this site: storage is switched off, or this is a private window.',
      }),
    );
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: what it calls is of no render in particular
  useEffect(() => {
    const wake = async () => tellOfflineWorker(await findOfflineWorker(), { type: 'go-on' });
    return watchChanges({ show, wake, fail: (news) => setProblem(problems[news]) });
  }, []);
  const start = async () => {
    registration.current = await startOfflineWorker();
    setProblem(undefined);
  };
  const attempt = (task: () => void) => {
    start()
      .then(task)
      .catch((error: unknown) =>
        setProblem(
          error instanceof OfflineUnavailable ? error.message : 'This could not be done. Try again.',
        ),
      )
      .finally(show);
  };
  const actions: OfflineActions = {
    tell: (message) => attempt(() => tellOfflineWorker(registration.current, message)),
    start: () => attempt(() => undefined),
    forgetLost() {
      rememberKept(status.kind === 'ready' ? status.kept.subjects : []);
      show();
    },
  };
  return { status, actions, problem };
}

const problems = {
  full: 'There is no more room on this device. Remove something, then try again.',
  failed: 'This could not be done. Reload this page to try again.',
} as const;

/** Calls `show` at once and after each change; `wake` while the page is open, and when there is a connection again. */
function watchChanges({
  show,
  wake,
  fail,
}: {
  readonly show: () => void;
  readonly wake: () => void;
  readonly fail: (news: keyof typeof problems) => void;
}): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  show();
  wake();
  const end = watchOffline((news) => {
    if (news !== 'changed') return fail(news);
    timer ??= setTimeout(() => {
      timer = undefined;
      show();
    }, settleMs);
  });
  const waking = setInterval(wake, wakeMs);
  window.addEventListener('online', wake);
  return () => {
    end();
    clearTimeout(timer);
    clearInterval(waking);
    window.removeEventListener('online', wake);
  };
}
