import type { QuestionName } from '@/lib/study/model/annotations';
import { isUnderstood, notesOn, tickQuestion, writeNote } from '@/lib/study/model/annotations';
import { addListWith, listsWith, removeQuestion, saveQuestions } from '@/lib/study/model/lists';
import type { StudySession } from '@/lib/study/store/study-session';
import { ListChoice } from './list-choice';
import { NoteEditor } from './note-editor';

/** What a reader decides about a question: its lists, whether it is understood, and notes. */
export function QuestionEditor({
  question,
  session,
}: {
  readonly question: QuestionName;
  readonly session: StudySession;
}) {
  const { state } = session.view();
  const { path } = question;
  const notes = notesOn(state, path);
  return (
    <>
      <ListChoice
        state={state}
        held={listsWith(state, path)}
        onToggle={(list, isHeld) =>
          session.change((now, maker) =>
            isHeld
              ? saveQuestions(now, { list, questions: [question] }, maker)
              : removeQuestion(now, { list, path }, maker),
          )
        }
        onAdd={(name) =>
          session.change((now, maker) => addListWith(now, { name, questions: [question] }, maker).changes)
        }
      />
      <label className="study-choice">
        <input
          type="checkbox"
          checked={isUnderstood(state, path)}
          onChange={({ currentTarget: { checked } }) =>
            session.change((now, maker) => tickQuestion(now, path, checked, maker))
          }
        />
        I understand this
      </label>
      {[...notes, undefined].slice(0, Math.max(1, notes.length)).map((note, i) => (
        // A note that is changed is a new record: its field stays where it is.
        <NoteEditor
          key={i}
          label={i === 0 ? 'Your note' : 'Your note, written elsewhere at the same time'}
          text={note?.text ?? ''}
          onWrite={(text) =>
            session.change((now, maker) => writeNote(now, { question, text, replaces: note?.id }, maker))
          }
        />
      ))}
    </>
  );
}
