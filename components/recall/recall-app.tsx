'use client';

import { useEffect, useState } from 'react';
import { parseTestRange, type TestRange } from '@/lib/site/paths';
import { Dashboard } from './dashboard';
import styles from './recall.module.css';
import { Session } from './session/session';
import { useRecall } from './use-recall';

/** What is shown: a test of some questions, of all that is due, or what there is to say of it. */
type Screen =
  | { readonly kind: 'overview' }
  | { readonly kind: 'test'; readonly range: TestRange | undefined };

/** The whole of the review page: it reads what is kept on the device, and says what it needs where it cannot. */
export function RecallApp() {
  const [screen, setScreen] = useState<Screen>({ kind: 'overview' });
  const { status, actions, problem } = useRecall();
  useEffect(() => {
    const range = parseTestRange(new URLSearchParams(location.search));
    if (range) setScreen({ kind: 'test', range });
  }, []);
  const leave = () => {
    history.replaceState(null, '', location.pathname);
    setScreen({ kind: 'overview' });
  };
  return (
    <div className={styles.app}>
      <p className="without-scripts">
        Tests and reviews are kept on your device, by scripts, which do not run here. Every question can be
        read without them.
      </p>
      {problem ? (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      ) : null}
      {status.kind === 'failed' ? (
        <>
          <h1>Review</h1>
          <p role="alert">{status.reason}</p>
        </>
      ) : status.kind === 'loading' ? (
        <>
          <h1>Review</h1>
          <p className="needs-scripts" role="status">
            Reading what is kept on this device …
          </p>
        </>
      ) : screen.kind === 'test' ? (
        <Session recall={status.recall} actions={actions} range={screen.range} onLeave={leave} />
      ) : (
        <Dashboard
          recall={status.recall}
          actions={actions}
          onStart={() => setScreen({ kind: 'test', range: undefined })}
        />
      )}
    </div>
  );
}
