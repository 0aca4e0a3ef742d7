import { useState } from 'react';
import { NameForm } from './name-form';

/** A button that becomes a field for the name of a new list. */
export function NewList({ onAdd }: { readonly onAdd: (name: string) => void }) {
  const [isNaming, setNaming] = useState(false);
  if (!isNaming)
    return (
      <button type="button" className="study-link" onClick={() => setNaming(true)}>
        New list…
      </button>
    );
  const add = (name: string) => {
    if (name.trim() !== '') onAdd(name);
    setNaming(false);
  };
  return <NameForm label="Name of the new list" name="" action="Add" hasFocus onName={add} />;
}
