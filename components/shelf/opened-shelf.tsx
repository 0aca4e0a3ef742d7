import { NewList } from '@/components/study/new-list';
import { addList, firstList, listsOf, savedIn } from '@/lib/study/model/lists';
import type { StudySession, StudyView } from '@/lib/study/store/study-session';
import { ListHeading } from './list-heading';
import { ListView } from './list-view';
import styles from './shelf.module.css';
import type { ShelfSubject } from './shelf-subject';
import type { OnDelete } from './undoable';
import { WritingsView } from './writings-view';

/** Where a list's id would stand. */
const writings = '~writings';

interface OpenedShelfProps {
  readonly view: StudyView;
  readonly session: StudySession;
  readonly subjects: readonly ShelfSubject[];
  readonly hasServer: boolean;
  readonly chosen: string | undefined;
  readonly onChoose: (list: string) => void;
  readonly onDelete: OnDelete;
  readonly say: (words: string) => void;
}

/** The lists of a reader, and the one that is open. */
export function OpenedShelf(props: OpenedShelfProps) {
  const { view, session, subjects, hasServer, chosen, onChoose, onDelete, say } = props;
  const lists = listsOf(view.state);
  const open = chosen === writings ? undefined : (lists.find(({ id }) => id === chosen) ?? lists[0]);
  return (
    <div className={styles.shelf}>
      <nav aria-label="Lists" className={styles.lists} inert={view.isLoading}>
        <ul>
          {lists.map((list) => (
            <li key={list.id}>
              <button type="button" aria-current={list === open} onClick={() => onChoose(list.id)}>
                <bdi>{list.name}</bdi>
                <span>{countIn(view, list.id).toLocaleString('en')}</span>
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
            <div inert={view.isLoading}>
              <ListHeading
                key={`${open.id} heading`}
                list={open}
                count={countIn(view, open.id)}
                {...{ session, hasServer, onDelete }}
              />
            </div>
            <ListView
              key={open.id}
              list={open}
              count={countIn(view, open.id)}
              {...{ view, session, subjects, onDelete, say }}
            />
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

/** How many questions a list holds, also before all of them are read. */
function countIn({ state, counts }: StudyView, list: string): number {
  return counts?.get(list) ?? savedIn(state, list).length;
}
