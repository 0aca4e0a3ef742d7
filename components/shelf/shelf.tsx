'use client';

import { useEffect, useState } from 'react';
import { hasShelf } from '@/components/study/keeping';
import { addStudyStyles } from '@/components/study/study-styles';
import { useStudy } from '@/components/study/use-study';
import { undoDeletion } from '@/lib/study/model/lists';
import type { Change } from '@/lib/study/model/records';
import { kinds } from '@/lib/study/model/records';
import { isUntouched, type StudyState } from '@/lib/study/model/study-state';
import { openStudySession, type StudySession } from '@/lib/study/store/study-session';
import { createStudyStore, type StudyStore } from '@/lib/study/store/study-store';
import { isShareFragment } from '@/lib/study/transfer/share-link';
import { OpenedShelf } from './opened-shelf';
import { SharedListView } from './shared-list';
import styles from './shelf.module.css';
import type { ShelfSubject } from './shelf-subject';
import { TransferSection } from './transfer-section';

/** What was taken away last, so that it can be brought back. */
interface Deletion {
  readonly words: string;
  readonly before: StudyState;
  readonly changes: readonly Change[];
}

interface ShelfProps {
  readonly subjects: readonly ShelfSubject[];
  /** Whether there is a server that makes sheets. */
  readonly hasSheets: boolean;
}

/** Everything a reader keeps on this device: lists, notes and highlights, lists of others, files. */
export function Shelf({ subjects, hasSheets }: ShelfProps) {
  const [opened, setOpened] = useState<
    { readonly store: StudyStore; readonly session: StudySession } | undefined
  >();
  const [shared, setShared] = useState<string | undefined>();
  const [chosen, setChosen] = useState<string | undefined>();
  const [deletion, setDeletion] = useState<Deletion | undefined>();
  const [words, setWords] = useState('');
  const view = useStudy(opened?.session);
  useEffect(() => {
    addStudyStyles(document);
    const store = createStudyStore();
    setOpened({ store, session: openStudySession(store, ['list', 'saved', 'note', 'highlight', 'tick']) });
    const readAddress = () => setShared(isShareFragment(location.hash) ? location.hash : undefined);
    readAddress();
    window.addEventListener('hashchange', readAddress);
    return () => {
      window.removeEventListener('hashchange', readAddress);
      void store.close();
    };
  }, []);
  if (!opened || !view || view.isLoading)
    return <p className={`needs-scripts ${styles.note}`}>Opening what you keep on this device…</p>;
  const { session, store } = opened;
  const onDelete = (said: string, changes: readonly Change[] | undefined) => {
    // The state that was shown when the reader pressed: what was deleted is still in it.
    if (changes) setDeletion({ words: said, before: view.state, changes });
  };
  const undo = async () => {
    if (!deletion) return;
    setDeletion(undefined);
    await session.change((now, maker) => undoDeletion(deletion.before, now, deletion.changes, maker));
    setWords('Brought back');
  };
  const leaveShared = (list?: string) => {
    history.replaceState(null, '', location.pathname);
    setShared(undefined);
    if (list !== undefined) setChosen(list);
  };
  return (
    <>
      {view.failure ? (
        <p role="alert" className="study-failure">
          {view.failure.message}
        </p>
      ) : null}
      {isUntouched(view.state) && !view.failure ? <Cleared store={store} /> : null}
      {shared === undefined ? (
        <OpenedShelf
          {...{ view, session, subjects, hasSheets, onDelete, chosen, onChoose: setChosen, say: setWords }}
        />
      ) : (
        <SharedListView fragment={shared} subjects={subjects} session={session} onDone={leaveShared} />
      )}
      <TransferSection store={store} session={session} />
      <p role="status" className="sr-only">
        {words}
      </p>
      {deletion ? (
        <p role="status" className={styles.undo}>
          {deletion.words}{' '}
          <button type="button" className={styles.undoButton} onClick={undo}>
            Undo
          </button>
        </p>
      ) : null}
    </>
  );
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
