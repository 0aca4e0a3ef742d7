import type { KeyboardEvent } from 'react';
import { QuestionEditor } from '@/components/study/question-editor';
import { isCalled } from '@/components/study/saved-question';
import { questionAddress } from '@/lib/site/paths';
import { isUnderstood } from '@/lib/study/model/annotations';
import { partsOfPath } from '@/lib/study/model/question-path';
import type { SavedRecord } from '@/lib/study/model/records';
import type { StudySession } from '@/lib/study/store/study-session';
import styles from './entries.module.css';
import type { ShelfSubject } from './shelf-subject';
import type { SiteTitle } from './use-titles';

/** What the handle of an entry does, and where the entry stands. */
export interface EntryHandle {
  /** From 0. */
  readonly place: number;
  /** Of how many. */
  readonly count: number;
  readonly isOff: boolean;
  /** On which side of it what is dragged would be put. */
  readonly drop: 'before' | 'behind' | undefined;
  readonly onKey: (event: KeyboardEvent) => void;
  readonly onGrab: (event: { readonly pointerId: number; readonly currentTarget: Element }) => void;
}

interface SavedEntryProps {
  readonly saved: SavedRecord;
  readonly session: StudySession;
  /** What the reader wrote about it. */
  readonly note: string | undefined;
  readonly subject: ShelfSubject | undefined;
  readonly now: SiteTitle | undefined;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
  readonly onRemove: () => void;
  /** Undefined where it cannot be moved. */
  readonly move?: EntryHandle | undefined;
}

/** A question of a list; opened, with its lists and notes. */
export function SavedEntry({
  saved,
  session,
  note,
  subject,
  now,
  isOpen,
  onOpen,
  onRemove,
  move,
}: SavedEntryProps) {
  const { state } = session.view();
  const title = now && now.status !== 'gone' ? now.title : saved.title;
  const path = now?.status === 'moved' ? now.path : saved.path;
  return (
    <li className={styles.entry} data-hue={subject?.hue} data-place={move?.place} data-drop={move?.drop}>
      {move ? <Handle path={saved.path} title={title} move={move} /> : null}
      <div className={styles.body}>
        <p className={styles.subject}>
          {subject?.title ?? partsOfPath(saved.path).subject}
          {isUnderstood(state, saved.path) ? <span className={styles.mark}>Understood</span> : null}
          <Standing now={now} saved={saved} />
        </p>
        {now?.status === 'gone' ? (
          <s className={styles.title} dir="auto">
            {title}
          </s>
        ) : (
          <a className={styles.title} dir="auto" href={questionAddress(partsOfPath(path))}>
            {title}
          </a>
        )}
        {note && !isOpen ? (
          <p className={styles.preview} dir="auto">
            {note}
          </p>
        ) : null}
        {isOpen ? (
          <div className={styles.opened}>
            <QuestionEditor question={{ path: saved.path, title }} session={session} />
          </div>
        ) : null}
      </div>
      <div className={styles.actions}>
        <button type="button" className="study-link" aria-expanded={isOpen} onClick={() => onOpen(!isOpen)}>
          {isOpen ? 'Close' : 'Edit'}
          <span className="sr-only"> “{title}”</span>
        </button>
        <button type="button" className="study-link" onClick={onRemove}>
          Remove<span className="sr-only"> “{title}”</span>
        </button>
      </div>
    </li>
  );
}

/** What an entry is dragged by, or moved with by keys. */
function Handle({
  path,
  title,
  move: { place, count, isOff, onKey, onGrab },
}: {
  readonly path: string;
  readonly title: string;
  readonly move: EntryHandle;
}) {
  return (
    <button
      type="button"
      className={styles.handle}
      data-handle={path}
      disabled={isOff}
      aria-label={`Move “${title}”, ${place + 1} of ${count}. Press up or down`}
      onKeyDown={onKey}
      onPointerDown={onGrab}
    >
      <svg viewBox="0 0 10 16" aria-hidden="true" focusable="false">
        <path d="M2 2h2v2H2zm4 0h2v2H6zM2 7h2v2H2zm4 0h2v2H6zM2 12h2v2H2zm4 0h2v2H6z" />
      </svg>
    </button>
  );
}

/** Where the site has it otherwise than when it was saved. */
function Standing({ now, saved }: { readonly now: SiteTitle | undefined; readonly saved: SavedRecord }) {
  if (now?.status === 'gone') return <strong className={styles.mark}>no longer in this library</strong>;
  if (now?.status === 'moved') return <span className={styles.mark}>has moved</span>;
  return now && !isCalled(now.title, saved.title) ? (
    <span className={styles.mark}>was called “{saved.title}”</span>
  ) : null;
}
