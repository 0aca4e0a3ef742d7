import { useState } from 'react';
import { firstList, listsOf, maxNameLength } from '@/lib/study/model/lists';
import type { StudyState } from '@/lib/study/model/study-state';

interface ListChoiceProps {
  readonly state: StudyState;
  /** Ids of the lists that hold the question. */
  readonly held: readonly string[];
  readonly onToggle: (list: string, isHeld: boolean) => void;
  /** Makes a list of that name, with the question in it. */
  readonly onAdd: (name: string) => void;
}

/** The lists, of which those are ticked that hold the question; and a field for a new one. */
export function ListChoice({ state, held, onToggle, onAdd }: ListChoiceProps) {
  const [name, setName] = useState<string | undefined>();
  return (
    <fieldset>
      <legend>Saved in</legend>
      {listsOf(state).map((list) => (
        <label key={list.id} className="study-choice">
          <input
            type="checkbox"
            checked={held.includes(list.id)}
            onChange={({ currentTarget }) => onToggle(list.id, currentTarget.checked)}
          />
          {list.id === firstList.id && list.updatedMs === 0 ? 'Saved' : list.name}
        </label>
      ))}
      {name === undefined ? (
        <button type="button" className="study-link" onClick={() => setName('')}>
          New list…
        </button>
      ) : (
        <form
          className="study-row"
          onSubmit={(event) => {
            event.preventDefault();
            if (name.trim() !== '') onAdd(name);
            setName(undefined);
          }}
        >
          <label className="sr-only" htmlFor="study-new-list">
            Name of the new list
          </label>
          <input
            id="study-new-list"
            className="study-field"
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
      )}
    </fieldset>
  );
}
