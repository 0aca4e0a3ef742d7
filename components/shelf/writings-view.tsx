import { useState } from 'react';
import { HighlightEntry } from '@/components/study/highlight-entry';
import { NoteEditor } from '@/components/study/note-editor';
import { questionAddress } from '@/lib/site/paths';
import {
  annotateHighlight,
  deleteHighlight,
  highlightsIn,
  notesOn,
  writeNote,
} from '@/lib/study/model/annotations';
import { partsOfPath } from '@/lib/study/model/question-path';
import type { Change } from '@/lib/study/model/records';
import { liveRecords, type StudyState } from '@/lib/study/model/study-state';
import type { StudySession, StudyView } from '@/lib/study/store/study-session';
import { fold } from '@/lib/text/fold';
import { foldedWritings, holdsWords } from './arrange-entries';
import styles from './shelf.module.css';

const shownAtOnce = 30;

interface WritingsViewProps {
  readonly view: StudyView;
  readonly session: StudySession;
  readonly onDelete: (words: string, changes: readonly Change[] | undefined) => void;
}

/** All notes and highlights in one place, question by question, the last written first. */
export function WritingsView({ view: { state }, session, onDelete }: WritingsViewProps) {
  const [query, setQuery] = useState('');
  const [shown, setShown] = useState(shownAtOnce);
  const writings = foldedWritings(state);
  const questions = annotatedQuestions(state).filter(
    ({ path, title }) =>
      query.trim() === '' || holdsWords(`${fold(title)} ${writings.get(path) ?? ''}`, query.trim()),
  );
  if (writings.size === 0)
    return (
      <p className={styles.note}>
        Nothing is written or marked yet. Select words in an answer and press <b>Highlight</b>, or save a
        question and write a note below it.
      </p>
    );
  return (
    <>
      <div className={styles.tools}>
        <label>
          <span className="sr-only">Search in notes and highlights</span>
          <input
            type="search"
            className="study-field"
            placeholder="Search in notes and highlights"
            value={query}
            onChange={({ currentTarget }) => setQuery(currentTarget.value)}
          />
        </label>
      </div>
      {questions.length === 0 ? <p className={styles.note}>No note or highlight has these words.</p> : null}
      {questions.slice(0, shown).map((question) => (
        <section key={question.path} className={styles.writings} aria-label={question.title}>
          <h3>
            <a href={questionAddress(partsOfPath(question.path))}>{question.title}</a>
          </h3>
          {notesOn(state, question.path).map((note, i) => (
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
                  onDelete={async () =>
                    onDelete(
                      'Removed a highlight.',
                      await session.change((now, maker) => deleteHighlight(now, highlight.id, maker)),
                    )
                  }
                />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {questions.length > shown ? (
        <button type="button" className="study-button" onClick={() => setShown(shown + shownAtOnce)}>
          Show more
        </button>
      ) : null}
    </>
  );
}

function annotatedQuestions(state: StudyState): readonly { readonly path: string; readonly title: string }[] {
  const latest = new Map<string, { readonly title: string; readonly ms: number }>();
  for (const { path, title, updatedMs: ms } of [
    ...liveRecords(state, 'note'),
    ...liveRecords(state, 'highlight'),
  ])
    if (ms >= (latest.get(path)?.ms ?? 0)) latest.set(path, { title, ms });
  return [...latest].sort(([, a], [, b]) => b.ms - a.ms).map(([path, { title }]) => ({ path, title }));
}
