import { listsOf } from '@/lib/study/model/lists';
import type { StudyState } from '@/lib/study/model/study-state';
import { NewList } from './new-list';

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
          <bdi>{list.name}</bdi>
        </label>
      ))}
      <NewList onAdd={onAdd} />
    </fieldset>
  );
}
