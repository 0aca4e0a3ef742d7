import { useState } from 'react';
import type { HighlightRecord } from '@/lib/study/model/records';
import { NoteEditor } from './note-editor';

interface HighlightEntryProps {
  readonly highlight: HighlightRecord;
  /** Whether its words are no longer in the answer. */
  readonly isLost?: boolean;
  /** Brings the reader to its words, where they can be shown. */
  readonly onShow?: (() => void) | undefined;
  readonly onAnnotate: (note: string) => void;
  readonly onDelete: () => void;
}

/** A passage with what was written beside it. */
export function HighlightEntry({
  highlight,
  isLost = false,
  onShow,
  onAnnotate,
  onDelete,
}: HighlightEntryProps) {
  const { quote, note } = highlight;
  const [isWriting, setWriting] = useState(false);
  return (
    <>
      <blockquote className="study-quote" dir="auto">
        {quote}
      </blockquote>
      {isLost ? (
        <p className="study-lost">
          The answer was changed since: these words are no longer in it. They stay here.
        </p>
      ) : null}
      {isWriting || note !== '' ? (
        <NoteEditor
          label="What you wrote beside this passage"
          isLabelHidden
          text={note}
          hasFocus={isWriting}
          onWrite={onAnnotate}
        />
      ) : null}
      <div className="study-row">
        {onShow ? (
          <button type="button" className="study-link" onClick={onShow}>
            Show in the answer
          </button>
        ) : null}
        {note === '' && !isWriting ? (
          <button type="button" className="study-link" onClick={() => setWriting(true)}>
            Write beside it
          </button>
        ) : null}
        <button type="button" className="study-link" onClick={onDelete}>
          Remove<span className="sr-only"> the highlight “{quote.slice(0, 60)}”</span>
        </button>
      </div>
    </>
  );
}
