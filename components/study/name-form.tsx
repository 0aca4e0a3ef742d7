import { type FormEvent, useState } from 'react';
import { maxNameLength } from '@/lib/study/model/lists';

interface NameFormProps {
  readonly label: string;
  readonly name: string;
  /** What its button says. */
  readonly action: string;
  /** Where the reader has just asked for the field. */
  readonly hasFocus?: boolean;
  readonly onName: (name: string) => void;
}

/** A field for the name of a list. */
export function NameForm({ label, name, action, hasFocus = false, onName }: NameFormProps) {
  const [typed, setTyped] = useState(name);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onName(typed);
  };
  return (
    <form className="study-row" onSubmit={submit}>
      <input
        className="study-field"
        aria-label={label}
        // biome-ignore lint/a11y/noAutofocus: only where the reader has just asked for this field
        autoFocus={hasFocus}
        maxLength={maxNameLength}
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      />
      <button type="submit" className="study-button">
        {action}
      </button>
    </form>
  );
}
