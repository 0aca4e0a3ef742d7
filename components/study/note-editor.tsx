import { useCallback, useEffect, useId, useRef, useState } from 'react';
import { maxNoteLength } from '@/lib/study/model/annotations';

/** After a pause in typing this long, what is written is kept. */
const pauseMs = 1_500;

interface NoteEditorProps {
  readonly label: string;
  readonly text: string;
  /** Whether only screen readers are told the label. */
  readonly isLabelHidden?: boolean;
  readonly hasFocus?: boolean;
  readonly onWrite: (text: string) => void;
}

/** A field whose text is kept in pauses, when it is left, and when the page is. */
export function NoteEditor({
  label,
  text,
  isLabelHidden = false,
  hasFocus = false,
  onWrite,
}: NoteEditorProps) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const { draft, setDraft, keep } = useDraft(text, onWrite);
  useEffect(() => {
    if (hasFocus) field.current?.focus();
  }, [hasFocus]);
  return (
    <>
      <label htmlFor={id} className={isLabelHidden ? 'sr-only' : 'study-label'}>
        {label}
      </label>
      <textarea
        id={id}
        ref={field}
        className="study-field"
        dir="auto"
        maxLength={maxNoteLength}
        value={draft}
        onChange={({ currentTarget }) => setDraft(currentTarget.value)}
        onBlur={keep}
      />
    </>
  );
}

/** What is being written, and what keeps it. */
function useDraft(text: string, onWrite: (text: string) => void) {
  const [draft, setDraft] = useState(text);
  const kept = useRef(text);
  const latest = useRef({ draft, onWrite });
  latest.current = { draft, onWrite };
  const keep = useCallback(() => {
    const { draft: written, onWrite: write } = latest.current;
    if (written === kept.current) return;
    kept.current = written;
    write(written);
  }, []);
  // Another tab wrote: shown where nothing is being written here.
  useEffect(() => {
    if (text === kept.current || latest.current.draft !== kept.current) return;
    kept.current = text;
    setDraft(text);
  }, [text]);
  useEffect(() => {
    // A field that was emptied may be about to be written anew: its note is deleted once it is left.
    const isPending = draft !== kept.current && draft.trim() !== '';
    const timer = isPending ? setTimeout(keep, pauseMs) : undefined;
    return () => clearTimeout(timer);
  }, [draft, keep]);
  useEffect(() => {
    document.addEventListener('visibilitychange', keep);
    window.addEventListener('pagehide', keep);
    return () => {
      document.removeEventListener('visibilitychange', keep);
      window.removeEventListener('pagehide', keep);
      keep();
    };
  }, [keep]);
  return { draft, setDraft, keep };
}
