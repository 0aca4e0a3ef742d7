import { type FormEvent, useState } from 'react';
import { maxNameLength } from '@/lib/study/model/lists';

/** A button that becomes a field for the name of a new list. */
export function NewList({ onAdd }: { readonly onAdd: (name: string) => void }) {
  const [name, setName] = useState<string | undefined>();
  if (name === undefined)
    return (
      <button type="button" className="study-link" onClick={() => setName('')}>
        New list…
      </button>
    );
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '') onAdd(name);
    setName(undefined);
  };
  return (
    <form className="study-row" onSubmit={add}>
      <input
        className="study-field"
        aria-label="Name of the new list"
        // biome-ignore lint/a11y/noAutofocus: the reader has just asked for this field
        autoFocus
        maxLength={maxNameLength}
        value={name}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      <button type="submit" className="study-button">
        Add
      </button>
    </form>
  );
}
