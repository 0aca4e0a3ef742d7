import {
  annotateHighlight,
  deleteHighlight,
  highlightsIn,
  isUnderstood,
  notesOn,
  type QuestionName,
} from '@/lib/study/model/annotations';
import { listsWith } from '@/lib/study/model/lists';
import type { StudySession } from '@/lib/study/store/study-session';
import { HighlightEntry } from './highlight-entry';
import type { PaintedHighlights } from './painted-highlights';
import { QuestionEditor } from './question-editor';
import { useStudy } from './use-study';

interface StudyPanelProps {
  readonly session: StudySession;
  readonly question: QuestionName;
  readonly painted: () => PaintedHighlights;
  /** Whether the reader asked for it in this visit; else it is shown where there is something of the reader's. */
  readonly isAsked: () => boolean;
  /** What the reader is told of how long it is kept. */
  readonly keeping: () => string;
}

/** What a reader keeps of the question on this page: its lists, whether it is understood, notes and highlights. */
export function StudyPanel({ session, question, painted, isAsked, keeping }: StudyPanelProps) {
  const view = useStudy(session);
  if (!view) return null;
  const { state, failure } = view;
  const { path } = question;
  const held = listsWith(state, path);
  const notes = notesOn(state, path);
  const highlights = highlightsIn(state, path);
  const ticked = isUnderstood(state, path);
  const isKept = held.length + notes.length + highlights.length > 0 || ticked;
  if (!isKept && !isAsked() && !failure) return null;
  const { ranges, lost } = painted();
  return (
    // What is changed before all is read would wait, and be lost with the page.
    <section className="study" aria-labelledby="study-title" inert={view.isLoading}>
      <h2 id="study-title">On your shelf</h2>
      {failure ? <p className="study-failure">{failure.message}</p> : null}
      <QuestionEditor question={question} session={session} />
      {highlights.length > 0 ? (
        <>
          <p className="study-label">Highlighted in this answer</p>
          <ul className="study-highlights">
            {highlights.map((highlight) => {
              const range = ranges.get(highlight.id);
              return (
                // A highlight that is written beside is a new record: the moment it was marked stays.
                <li key={highlight.markedMs}>
                  <HighlightEntry
                    highlight={highlight}
                    isLost={lost.has(highlight.id)}
                    onShow={range && (() => showRange(range))}
                    onAnnotate={(note) =>
                      session.change((now, maker) => annotateHighlight(now, highlight.id, note, maker))
                    }
                    onDelete={() => session.change((now, maker) => deleteHighlight(now, highlight.id, maker))}
                  />
                </li>
              );
            })}
          </ul>
        </>
      ) : null}
      <p className="study-quiet">
        {keeping()} <a href="/shelf">Open your shelf</a>
      </p>
    </section>
  );
}

function showRange(range: Range): void {
  const element = range.startContainer.parentElement;
  element?.scrollIntoView({ block: 'center' });
  getSelection()?.setBaseAndExtent(
    range.startContainer,
    range.startOffset,
    range.endContainer,
    range.endOffset,
  );
}
