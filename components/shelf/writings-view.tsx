import { useMemo, useState } from 'react';
import { HighlightEntry } from '@/components/study/highlight-entry';
import { NoteEditor } from '@/components/study/note-editor';
import { questionAddress } from '@/lib/site/paths';
import {
  annotateHighlight,
  deleteHighlight,
  highlightsIn,
  notesOn,
  type QuestionName,
  writeNote,
} from '@/lib/study/model/annotations';
import { partsOfPath } from '@/lib/study/model/question-path';
import { liveRecords, type StudyState } from '@/lib/study/model/study-state';
import type { StudySession, StudyView } from '@/lib/study/store/study-session';
import { fold } from '@/lib/text/fold';
import { foldedWritings, holdsWords } from './arrange-entries';
import { SearchField } from './search-field';
import styles from './shelf.module.css';
import type { OnDelete } from './undoable';

/** Each with fields to write in: more of them a phone would draw for a while. */
const shownAtOnce = 10;

interface WritingsViewProps {
  readonly view: StudyView;
  readonly session: StudySession;
  readonly onDelete: OnDelete;
}

/** All notes and highlights in one place, question by question. */
export function WritingsView({ view: { state }, session, onDelete }: WritingsViewProps) {
  const [query, setQuery] = useState('');
  const [shown, setShown] = useState(shownAtOnce);
  const words = query.trim();
  const annotated = useMemo(() => annotatedQuestions(state), [state]);
  const questions = useMemo(() => {
    if (words === '') return annotated;
    const writings = foldedWritings(state);
    return annotated.filter(({ path, title }) =>
      holdsWords(`${fold(title)} ${writings.get(path) ?? ''}`, words),
    );
  }, [state, annotated, words]);
  if (annotated.length === 0) return <NothingWritten />;
  return (
    <>
      <div className={styles.tools}>
        <SearchField label="Search in notes and highlights" value={query} onChange={setQuery} />
      </div>
      {questions.length === 0 ? <p className={styles.note}>No note or highlight has these words.</p> : null}
      {questions.slice(0, shown).map((question) => (
        <Writings key={question.path} {...{ question, state, session, onDelete }} />
      ))}
      {questions.length > shown ? (
        <button type="button" className="study-button" onClick={() => setShown(shown + shownAtOnce)}>
          Show more
        </button>
      ) : null}
    </>
  );
}

function NothingWritten() {
  return (
    <p className={styles.note}>
      Nothing is written or marked yet. Select words in an answer and press <b>Highlight</b>, or save a
      question and write a note below it.
    </p>
  );
}

interface WritingsProps extends Pick<WritingsViewProps, 'session' | 'onDelete'> {
  readonly question: QuestionName;
  readonly state: StudyState;
}

/** What a reader wrote and marked of one question. */
function Writings({ question, state, session, onDelete }: WritingsProps) {
  const remove = async (id: string) =>
    onDelete('Removed a highlight.', await session.change((now, maker) => deleteHighlight(now, id, maker)));
  return (
    <section className={styles.writings} aria-label={question.title}>
      <h3 dir="auto">
        <a href={questionAddress(partsOfPath(question.path))}>{question.title}</a>
      </h3>
      {notesOn(state, question.path).map((note, i) => (
        // A note that is changed is a new record: its field stays where it is.
        <NoteEditor
          key={i}
          label="Your note"
          text={note.text}
          onWrite={(text) =>
            session.change((now, maker) => writeNote(now, { question, text, replaces: note.id }, maker))
          }
        />
      ))}
      <ul className="study-highlights">
        {highlightsIn(state, question.path).map((highlight) => (
          <li key={highlight.markedMs}>
            <HighlightEntry
              highlight={highlight}
              onAnnotate={(note) =>
                session.change((now, maker) => annotateHighlight(now, highlight.id, note, maker))
              }
              onDelete={() => remove(highlight.id)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The last written first; what is changed stays where it is, under the hands of who writes. */
function annotatedQuestions(state: StudyState): readonly QuestionName[] {
  const latest = new Map<string, { readonly title: string; readonly ms: number }>();
  const add = ({ path, title }: QuestionName, ms: number) => {
    if (ms >= (latest.get(path)?.ms ?? 0)) latest.set(path, { title, ms });
  };
  for (const note of liveRecords(state, 'note')) add(note, note.writtenMs);
  for (const highlight of liveRecords(state, 'highlight')) add(highlight, highlight.markedMs);
  return [...latest].sort(([, a], [, b]) => b.ms - a.ms).map(([path, { title }]) => ({ path, title }));
}
