'use client';

import { useEffect, useMemo, useState } from 'react';
import { parseTestRange, type TestRange } from '@/lib/site/paths';
import { overviewOf } from '@/lib/study/recall/overview';
import { Dashboard, type DashboardProps } from './dashboard';
import styles from './recall.module.css';
import { allSaved, nowMoment } from './recall-state';
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
  const recall = status.kind === 'ready' ? status.recall : undefined;
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
      ) : recall === undefined ? (
        <>
          <h1>Review</h1>
          <p className="needs-scripts" role="status">
            Reading what is kept on this device …
          </p>
        </>
      ) : screen.kind === 'test' ? (
        <Session recall={recall} actions={actions} range={screen.range} onLeave={leave} />
      ) : (
        <Overview
          recall={recall}
          actions={actions}
          onStart={() => setScreen({ kind: 'test', range: undefined })}
        />
      )}
    </div>
  );
}

function Overview({ recall, actions, onStart }: Omit<DashboardProps, 'overview'>) {
  const overview = useMemo(
    () => overviewOf(recall.deck, recall.settings, { now: nowMoment(), offered: allSaved(recall) }),
    [recall],
  );
  return <Dashboard {...{ overview, recall, actions, onStart }} />;
}
