'use client';

import { useEffect, useState } from 'react';
import { hasShelf } from '@/components/study/keeping';
import { painted } from '@/components/study/painted';
import { addStudyStyles } from '@/components/study/study-styles';
import { useStudy } from '@/components/study/use-study';
import { kinds, shelfKinds } from '@/lib/study/model/records';
import { isUntouched } from '@/lib/study/model/study-state';
import { openStudySession, type StudySession } from '@/lib/study/store/study-session';
import { createStudyStore, type StudyStore } from '@/lib/study/store/study-store';
import { isShareFragment } from '@/lib/study/transfer/share-link';
import { OpenedShelf } from './opened-shelf';
import { SharedListView } from './sharing/shared-list';
import styles from './shelf.module.css';
import type { ShelfSubject } from './shelf-subject';
import { TransferSection } from './transfer-section';
import { Undoable } from './undoable';

interface ShelfProps {
  readonly subjects: readonly ShelfSubject[];
  /** Whether there is a server, which makes sheets and files to take along. */
  readonly hasServer: boolean;
}

/** Everything a reader keeps on this device: lists, notes and highlights, lists of others, files. */
export function Shelf({ subjects, hasServer }: ShelfProps) {
  const opened = useOpenedStudy();
  const [shared, leaveShared] = useSharedFragment();
  const [chosen, setChosen] = useState<string | undefined>();
  const [words, setWords] = useState('');
  const view = useStudy(opened?.session);
  if (!opened || !view || (view.isLoading && !view.counts))
    return <p className={`needs-scripts ${styles.note}`}>Opening what you keep on this device…</p>;
  const { session, store } = opened;
  const onDone = (list?: string) => {
    leaveShared();
    if (list !== undefined) setChosen(list);
  };
  return (
    <>
      {view.failure ? (
        <p role="alert" className="study-failure">
          {view.failure.message}
        </p>
      ) : null}
      {isUntouched(view.state) && !view.isLoading && !view.failure ? <Cleared store={store} /> : null}
      <Undoable session={session} say={setWords}>
        {(onDelete) =>
          shared === undefined ? (
            <OpenedShelf
              {...{
                view,
                session,
                subjects,
                hasServer,
                onDelete,
                chosen,
                onChoose: setChosen,
                say: setWords,
              }}
            />
          ) : (
            <SharedListView fragment={shared} {...{ subjects, session, onDone }} />
          )
        }
      </Undoable>
      <TransferSection store={store} session={session} />
      <p role="status" className="sr-only">
        {words}
      </p>
    </>
  );
}

/** Entries that fill a screen; the others follow once all is read. */
const shownFirst = 8;

interface OpenedStudy {
  readonly store: StudyStore;
  readonly session: StudySession;
}

/** What is kept on the device, for as long as the page shows it. */
function useOpenedStudy(): OpenedStudy | undefined {
  const [opened, setOpened] = useState<OpenedStudy | undefined>();
  useEffect(() => {
    addStudyStyles(document);
    const store = createStudyStore();
    setOpened({
      store,
      session: openStudySession(store, shelfKinds, { front: { of: 'shelf', shown: shownFirst }, painted }),
    });
    return () => void store.close();
  }, []);
  return opened;
}

/** The part of the address that hands a list over, and what takes it out of the address. */
function useSharedFragment(): readonly [string | undefined, () => void] {
  const [shared, setShared] = useState<string | undefined>();
  useEffect(() => {
    const readAddress = () => setShared(isShareFragment(location.hash) ? location.hash : undefined);
    readAddress();
    window.addEventListener('hashchange', readAddress);
    return () => window.removeEventListener('hashchange', readAddress);
  }, []);
  const leave = () => {
    history.replaceState(null, '', location.pathname);
    setShared(undefined);
  };
  return [shared, leave];
}

/** Says it where a reader kept things here and the browser has nothing of them. */
function Cleared({ store }: { readonly store: StudyStore }) {
  const [isCleared, setCleared] = useState(false);
  useEffect(() => {
    if (!hasShelf()) return;
    store.read(kinds).then(
      (state) => setCleared(isUntouched(state)),
      () => undefined,
    );
  }, [store]);
  return isCleared ? (
    <p role="alert" className="study-failure">
      You kept things here before, and this browser has nothing of them any more: its storage was cleared. If
      you have exported a file, import it below.
    </p>
  ) : null;
}
