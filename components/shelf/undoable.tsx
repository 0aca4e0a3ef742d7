import { type ReactNode, useState } from 'react';
import { undoDeletion } from '@/lib/study/model/lists';
import type { Change } from '@/lib/study/model/records';
import type { StudyState } from '@/lib/study/model/study-state';
import type { StudySession } from '@/lib/study/store/study-session';
import styles from './shelf.module.css';

/** Told in words what was taken away, and by which changes; undefined where it could not be. */
export type OnDelete = (words: string, changes: readonly Change[] | undefined) => void;

/** What was taken away last, so that it can be brought back. */
interface Deletion {
  readonly words: string;
  readonly before: StudyState;
  readonly changes: readonly Change[];
}

interface UndoableProps {
  readonly session: StudySession;
  readonly say: (words: string) => void;
  readonly children: (onDelete: OnDelete) => ReactNode;
}

/** Offers to bring back what was deleted last. */
export function Undoable({ session, say, children }: UndoableProps) {
  const [deletion, setDeletion] = useState<Deletion | undefined>();
  // The state that was shown when the reader pressed: what was deleted is still in it.
  const before = session.view().state;
  const undo = async () => {
    if (!deletion) return;
    setDeletion(undefined);
    await session.change((now, maker) => undoDeletion(deletion.before, now, deletion.changes, maker));
    say('Brought back');
  };
  return (
    <>
      {children((words, changes) => {
        if (changes) setDeletion({ words, before, changes });
      })}
      {deletion ? (
        <p role="status" className={styles.undo}>
          <bdi>{deletion.words}</bdi>{' '}
          <button type="button" className={styles.undoButton} onClick={undo}>
            Undo
          </button>
        </p>
      ) : null}
    </>
  );
}
