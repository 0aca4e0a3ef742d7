import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { progressWords } from '@/components/study/path-progress';
import { questionAddress } from '@/lib/site/paths';
import { isUnderstood } from '@/lib/study/model/annotations';
import { moveQuestion, removeQuestion, savedIn } from '@/lib/study/model/lists';
import { partsOfPath } from '@/lib/study/model/question-path';
import type { Change, ListRecord, SavedRecord } from '@/lib/study/model/records';
import { liveRecords } from '@/lib/study/model/study-state';
import type { StudySession, StudyView } from '@/lib/study/store/study-session';
import { fold } from '@/lib/text/fold';
import { arrangeEntries, foldedWritings, holdsWords, type ListOrder } from './arrange-entries';
import { SavedEntry } from './saved-entry';
import styles from './shelf.module.css';
import type { ShelfSubject } from './shelf-subject';
import { useDragging } from './use-dragging';
import { useTitles } from './use-titles';

/** So many entries are shown at first, and more at a press: a phone draws them in a moment. */
const shownAtOnce = 60;
const orders = { hand: 'My order', subject: 'Subject', date: 'Last saved' } as const;

interface ListViewProps {
  readonly list: ListRecord;
  readonly view: StudyView;
  readonly session: StudySession;
  readonly subjects: readonly ShelfSubject[];
  readonly onDelete: (words: string, changes: readonly Change[] | undefined) => void;
  readonly say: (words: string) => void;
}

/** The questions of a list: searched, put in order, moved by hand or key. */
export function ListView({ list, view: { state }, session, subjects, onDelete, say }: ListViewProps) {
  const [order, setOrder] = useState<ListOrder>('hand');
  const [query, setQuery] = useState('');
  const [shown, setShown] = useState(shownAtOnce);
  const [opened, setOpened] = useState<string | undefined>();
  const moved = useRef<string | undefined>(undefined);
  const subjectOf = useMemo(() => new Map(subjects.map((subject) => [subject.slug, subject])), [subjects]);
  const saved = useMemo(() => savedIn(state, list.id), [state, list.id]);
  const writings = useMemo(() => foldedWritings(state), [state]);
  const notes = useMemo(
    () => new Map(liveRecords(state, 'note').map(({ path, text }) => [path, text])),
    [state],
  );
  const folded = useMemo(
    () =>
      new Map(
        saved.map(({ path, title }) => {
          const subject = subjectOf.get(partsOfPath(path).subject)?.title ?? '';
          return [path, `${fold(`${title} ${subject}`)} ${writings.get(path) ?? ''}`];
        }),
      ),
    [saved, writings, subjectOf],
  );
  const arranged = useMemo(
    () => arrangeEntries(saved, order, (subject) => subjectOf.get(subject)?.title ?? subject),
    [saved, order, subjectOf],
  );
  const found =
    query.trim() === ''
      ? arranged
      : arranged.filter(({ path }) => holdsWords(folded.get(path) ?? '', query.trim()));
  const entries = found.slice(0, shown);
  const titles = useTitles(
    entries.map(({ path }) => path),
    subjects,
  );
  const canMove = order === 'hand' && query.trim() === '';
  const move = async (entry: SavedRecord | undefined, to: number) => {
    if (!entry || to < 0 || to >= saved.length) return;
    moved.current = entry.path;
    if (to >= shown) setShown(to + 1);
    const kept = await session.change((now, maker) =>
      moveQuestion(now, { list: list.id, path: entry.path, to }, maker),
    );
    if (kept) say(`“${entry.title}” is now ${to + 1} of ${saved.length}`);
  };
  const { dragging, begin } = useDragging((from, to) => void move(saved[from], to));
  // An element that is put elsewhere loses the focus.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is put elsewhere when the list changes
  useEffect(() => {
    if (moved.current === undefined) return;
    const handles = document.querySelectorAll<HTMLElement>('[data-handle]');
    const handle = [...handles].find(({ dataset }) => dataset.handle === moved.current);
    handle?.focus();
    moved.current = undefined;
  }, [saved]);
  const onKey = (event: KeyboardEvent, entry: SavedRecord, place: number) => {
    const to = { ArrowUp: place - 1, ArrowDown: place + 1, Home: 0, End: saved.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    void move(entry, to);
  };
  const remove = async (entry: SavedRecord) => {
    const changes = await session.change((now, maker) =>
      removeQuestion(now, { list: list.id, path: entry.path }, maker),
    );
    onDelete(`Removed “${entry.title}”.`, changes);
  };
  if (saved.length === 0) return <EmptyList />;
  return (
    <>
      <Progress saved={saved} view={{ state }} titles={titles} />
      <div className={styles.tools}>
        <label>
          <span className="sr-only">Search in this list</span>
          <input
            type="search"
            className="study-field"
            placeholder="Search in this list"
            value={query}
            onChange={({ currentTarget }) => {
              setQuery(currentTarget.value);
              setShown(shownAtOnce);
            }}
          />
        </label>
        <label className={styles.order}>
          Order{' '}
          <select
            className="study-field"
            value={order}
            onChange={({ currentTarget }) => setOrder(currentTarget.value as ListOrder)}
          >
            {Object.entries(orders).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
      </div>
      {found.length === 0 ? <p className={styles.note}>Nothing in this list has these words.</p> : null}
      <ol className={styles.entries}>
        {entries.map((entry, place) => (
          <SavedEntry
            key={entry.id}
            saved={entry}
            session={session}
            note={notes.get(entry.path)}
            subject={subjectOf.get(partsOfPath(entry.path).subject)}
            now={titles.get(entry.path)}
            isOpen={opened === entry.path}
            onOpen={(isOpen) => setOpened(isOpen ? entry.path : undefined)}
            onRemove={() => void remove(entry)}
            move={
              canMove
                ? {
                    place,
                    count: saved.length,
                    drop:
                      dragging?.to !== place || dragging.from === place
                        ? undefined
                        : dragging.from < place
                          ? 'behind'
                          : 'before',
                    onKey: (event) => onKey(event, entry, place),
                    onGrab: (event) => begin(event, place),
                  }
                : undefined
            }
          />
        ))}
      </ol>
      {found.length > shown ? (
        <button type="button" className="study-button" onClick={() => setShown(shown + shownAtOnce)}>
          Show more ({(found.length - shown).toLocaleString('en')} left)
        </button>
      ) : null}
    </>
  );
}

/** How much of a list is understood, and where to go on. */
function Progress({
  saved,
  view: { state },
  titles,
}: {
  readonly saved: readonly SavedRecord[];
  readonly view: Pick<StudyView, 'state'>;
  readonly titles: ReturnType<typeof useTitles>;
}) {
  const done = saved.filter(({ path }) => isUnderstood(state, path)).length;
  const next = saved.find(({ path }) => !isUnderstood(state, path) && titles.get(path)?.status !== 'gone');
  return (
    <p className={styles.progress}>
      <progress value={done} max={saved.length} aria-label="Understood of this list" />{' '}
      {progressWords(done, saved.length)}
      {next ? (
        <>
          {' · '}
          <a href={questionAddress(partsOfPath(next.path))}>
            {done === 0 ? 'Begin' : 'Go on'} with “{next.title}”
          </a>
        </>
      ) : null}
    </p>
  );
}

function EmptyList() {
  return (
    <p className={styles.note}>
      Nothing is in this list yet. Press <b>Save</b> on a question, among results or in a list of questions,
      and it is found here.
    </p>
  );
}
