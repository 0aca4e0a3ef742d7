import { useMemo, useState } from 'react';
import { notesOn } from '@/lib/study/model/annotations';
import { removeQuestion } from '@/lib/study/model/lists';
import { partsOfPath } from '@/lib/study/model/question-path';
import type { ListRecord, SavedRecord } from '@/lib/study/model/records';
import type { StudySession, StudyView } from '@/lib/study/store/study-session';
import entryStyles from './entries.module.css';
import { ListProgress, ListProgressAhead } from './list-progress';
import { ListTools } from './list-tools';
import { SavedEntry } from './saved-entry';
import styles from './shelf.module.css';
import type { ShelfSubject } from './shelf-subject';
import type { OnDelete } from './undoable';
import { useMoving } from './use-moving';
import { useShownEntries } from './use-shown-entries';
import { useTitles } from './use-titles';

interface ListViewProps {
  readonly list: ListRecord;
  /** Questions in it, also before all of them are read. */
  readonly count: number;
  readonly view: StudyView;
  readonly session: StudySession;
  readonly subjects: readonly ShelfSubject[];
  readonly onDelete: OnDelete;
  readonly say: (words: string) => void;
}

/** The questions of a list: searched, put in order, moved by hand or key. */
export function ListView({
  list,
  count,
  view: { state, isLoading },
  session,
  subjects,
  onDelete,
  say,
}: ListViewProps) {
  const [opened, setOpened] = useState<string | undefined>();
  const subjectOf = useMemo(() => new Map(subjects.map((subject) => [subject.slug, subject])), [subjects]);
  const shown = useShownEntries(list, state, subjectOf);
  const { saved, entries, left, order, query } = shown;
  const handleOf = useMoving({ list, count, isOff: isLoading, session, shown, say });
  const titles = useTitles(
    entries.map(({ path }) => path),
    subjects,
  );
  const canMove = order === 'hand' && query.trim() === '';
  const remove = async ({ path, title }: SavedRecord) => {
    const changes = await session.change((now, maker) => removeQuestion(now, { list: list.id, path }, maker));
    onDelete(`Removed “${title}”.`, changes);
  };
  if (count === 0) return <EmptyList />;
  return (
    <>
      {isLoading ? <ListProgressAhead /> : <ListProgress saved={saved} state={state} titles={titles} />}
      <div inert={isLoading}>
        <ListTools shown={shown} />
      </div>
      {entries.length === 0 ? <p className={styles.note}>Nothing in this list has these words.</p> : null}
      <ol className={entryStyles.entries} inert={isLoading}>
        {entries.map((entry, place) => (
          <SavedEntry
            key={entry.id}
            saved={entry}
            session={session}
            note={notesOn(state, entry.path).at(-1)?.text}
            subject={subjectOf.get(partsOfPath(entry.path).subject)}
            now={titles.get(entry.path)}
            isOpen={opened === entry.path}
            onOpen={(isOpen) => setOpened(isOpen ? entry.path : undefined)}
            onRemove={() => void remove(entry)}
            move={canMove ? handleOf(entry, place) : undefined}
          />
        ))}
      </ol>
      {left > 0 ? (
        <button type="button" className="study-button" onClick={shown.showMore}>
          Show more ({left.toLocaleString('en')} left)
        </button>
      ) : null}
    </>
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
