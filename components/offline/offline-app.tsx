'use client';

import { useEffect, useState } from 'react';
import { sizeWords } from '@/lib/offline/format/sizes';
import { offlinePath, offlineRemovalPath } from '@/lib/site/paths';
import { KeptSubjectRow, stateWords } from './kept-subject-row';
import type { Kept } from './load-kept';
import styles from './offline.module.css';
import { rememberKept } from './remembered-subjects';
import { type OfferedSubject, SubjectOffer } from './subject-offer';
import { type OfflineActions, useOffline } from './use-offline';

export interface OfflineAppProps {
  /** All subjects of the library, in its order. */
  readonly subjects: readonly OfferedSubject[];
}

/** The whole of the page of what is kept offline; it is shown too in place of a page that is not kept. */
export function OfflineApp({ subjects }: OfflineAppProps) {
  const { status, actions, problem } = useOffline();
  const [isInstead, setInstead] = useState(false);
  useEffect(() => setInstead(!location.pathname.startsWith(offlinePath)), []);
  return (
    <div className={styles.app}>
      <h1>Offline</h1>
      <p className="without-scripts">
        Pages are kept on your device by scripts, which do not run here. Every page can be read without them.
      </p>
      {isInstead ? (
        <p className={styles.problem} role="status">
          You are offline, and this page is not among what you keep.{' '}
          <a href={typeof location === 'undefined' ? '' : location.href}>Try again</a>
        </p>
      ) : null}
      {problem ? (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      ) : null}
      {status.kind === 'failed' ? <p role="alert">{status.reason}</p> : null}
      {status.kind === 'loading' ? (
        <p className="needs-scripts" role="status">
          Reading what is kept on this device …
        </p>
      ) : null}
      {status.kind === 'ready' ? (
        <Ready kept={status.kept} isOn={status.isOn} actions={actions} subjects={subjects} />
      ) : null}
    </div>
  );
}

interface ReadyProps extends OfflineAppProps {
  readonly kept: Kept;
  readonly isOn: boolean;
  readonly actions: OfflineActions;
}

function Ready({ kept, isOn, actions, subjects }: ReadyProps) {
  const { lost, room } = kept;
  const names = kept.subjects.map(({ slug }) => slug);
  useEffect(() => {
    if (lost.length === 0) rememberKept(kept.subjects);
  }, [kept, lost]);
  return (
    <>
      <p className={styles.lead}>
        Keep a subject on this device to read, search and review it without a connection.
      </p>
      {lost.length > 0 ? <Lost kept={kept} actions={actions} /> : null}
      {kept.subjects.length > 0 ? (
        <section aria-labelledby="kept">
          <h2 id="kept">What you keep</h2>
          <ul className={styles.list}>
            {kept.subjects.map((subject) => (
              <KeptSubjectRow key={subject.slug} subject={subject} actions={actions} />
            ))}
          </ul>
          <p className="sr-only" role="status">
            {settled(kept)}
          </p>
        </section>
      ) : null}
      <SubjectOffer subjects={subjects} kept={names} actions={actions} />
      <ReadPages kept={kept} isOn={isOn} actions={actions} />
      <section aria-labelledby="room">
        <h2 id="room">Room</h2>
        {room ? (
          <p>
            This site takes {sizeWords(room.used)} on this device; the browser gives it {sizeWords(room.of)}.
          </p>
        ) : null}
        <p>
          <a href={offlineRemovalPath}>Remove all that is kept offline</a>. What you saved and learned stays.
        </p>
      </section>
    </>
  );
}

/** What is told aloud: a subject that has come to rest, not each page on the way. */
function settled({ subjects }: Kept): string {
  return subjects
    .filter(({ state }) => state !== 'keeping')
    .map((subject) => `${subject.title}: ${stateWords(subject)}`)
    .join('. ');
}

function Lost({ kept, actions }: Pick<ReadyProps, 'kept' | 'actions'>) {
  const titles = kept.lost.map(({ title }) => title).join(', ');
  return (
    <div className={styles.problem} role="alert">
      <p>
        The browser cleared what was kept of {titles}: it does so where a device runs out of room. Keep it
        again below.
      </p>
      <button
        type="button"
        className={styles.button}
        onClick={() => {
          for (const { slug } of kept.lost) actions.tell({ type: 'remove', slug });
          actions.forgetLost();
        }}
      >
        Understood
      </button>
    </div>
  );
}

function ReadPages({ kept, isOn, actions }: Omit<ReadyProps, 'subjects'>) {
  const { readPages } = kept;
  return (
    <section aria-labelledby="read">
      <h2 id="read">Pages you read</h2>
      {isOn ? (
        <p>The last 200 pages that you read open again without a connection; {readPages} are kept now.</p>
      ) : (
        <p>Pages that you read can open again without a connection, the last 200 of them.</p>
      )}
      {isOn && readPages > 0 ? (
        <button
          type="button"
          className={styles.button}
          onClick={() => actions.tell({ type: 'forget-read-pages' })}
        >
          Forget them
        </button>
      ) : null}
      {isOn ? null : (
        <button type="button" className={styles.button} onClick={actions.start}>
          Keep what I read
        </button>
      )}
    </section>
  );
}
