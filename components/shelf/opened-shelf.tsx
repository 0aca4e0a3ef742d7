import { useState } from 'react';
import { addList, firstList, listsOf, maxNameLength, savedIn } from '@/lib/study/model/lists';
import type { Change } from '@/lib/study/model/records';
import type { StudySession, StudyView } from '@/lib/study/store/study-session';
import { ListHeading } from './list-heading';
import { ListView } from './list-view';
import styles from './shelf.module.css';
import type { ShelfSubject } from './shelf-subject';
import { WritingsView } from './writings-view';

/** Where a list's id would stand. */
const writings = '~writings';

interface OpenedShelfProps {
  readonly view: StudyView;
  readonly session: StudySession;
  readonly subjects: readonly ShelfSubject[];
  readonly hasSheets: boolean;
  readonly chosen: string | undefined;
  readonly onChoose: (list: string) => void;
  readonly onDelete: (words: string, changes: readonly Change[] | undefined) => void;
  readonly say: (words: string) => void;
}

/** The lists of a reader, and the one that is open. */
export function OpenedShelf(props: OpenedShelfProps) {
  const { view, session, subjects, hasSheets, chosen, onChoose, onDelete, say } = props;
  const lists = listsOf(view.state);
  const open = chosen === writings ? undefined : (lists.find(({ id }) => id === chosen) ?? lists[0]);
  return (
    <div className={styles.shelf}>
      <nav aria-label="Lists" className={styles.lists}>
        <ul>
          {lists.map((list) => (
            <li key={list.id}>
              <button type="button" aria-current={list === open} onClick={() => onChoose(list.id)}>
                <bdi>{list.name}</bdi>
                <span>{savedIn(view.state, list.id).length.toLocaleString('en')}</span>
              </button>
            </li>
          ))}
          <li>
            <button type="button" aria-current={open === undefined} onClick={() => onChoose(writings)}>
              Notes and highlights
            </button>
          </li>
        </ul>
        <NewList
          onAdd={async (name) => {
            const changes = await session.change((now, maker) => addList(now, name, maker));
            onChoose(changes?.[0]?.record.id ?? firstList.id);
          }}
        />
      </nav>
      <section className={styles.open} aria-label={open?.name ?? 'Notes and highlights'}>
        {open ? (
          <>
            <ListHeading key={`${open.id} heading`} list={open} {...{ session, hasSheets, onDelete }} />
            <ListView key={open.id} list={open} {...{ view, session, subjects, onDelete, say }} />
          </>
        ) : (
          <>
            <div className={styles.heading}>
              <h2>Notes and highlights</h2>
            </div>
            <WritingsView view={view} session={session} onDelete={onDelete} />
          </>
        )}
      </section>
    </div>
  );
}

function NewList({ onAdd }: { readonly onAdd: (name: string) => void }) {
  const [name, setName] = useState<string | undefined>();
  if (name === undefined)
    return (
      <button type="button" className="study-link" onClick={() => setName('')}>
        New list…
      </button>
    );
  return (
    <form
      className="study-row"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') onAdd(name);
        setName(undefined);
      }}
    >
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
