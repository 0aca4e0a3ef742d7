import { listsOf } from '@/lib/study/model/lists';
import { mergeStates } from '@/lib/study/model/merge';
import type { Kept, Kind, ListRecord } from '@/lib/study/model/records';
import { emptyState, type StudyState } from '@/lib/study/model/study-state';
import type { StudyDatabase } from './study-database';

/** What a page shows before all is read: what is kept of some questions, or the beginning of the shelf. */
export type Front =
  | { readonly of: 'questions'; readonly paths: readonly string[] }
  /** With so many questions of the first list. */
  | { readonly of: 'shelf'; readonly shown: number };

/** A part of the state, and how many questions each list holds, where that was asked for. */
export interface FrontRead {
  readonly state: StudyState;
  readonly counts?: ReadonlyMap<string, number>;
}

/** Reads a few records by their indexes. */
export async function readFront(database: StudyDatabase, front: Front): Promise<FrontRead> {
  if (front.of === 'questions') return { state: await readQuestions(database, front.paths) };
  const transaction = database.transaction(['list', 'saved'], 'readonly');
  const lists = listsOf(stateOf('list', await transaction.objectStore('list').getAll()));
  const places = transaction.objectStore('saved').index('place');
  const rangeOf = ({ id }: ListRecord) => IDBKeyRange.bound([id], [id, []]);
  const [first] = lists;
  const [all, ...counts] = await Promise.all([
    places.count(),
    ...lists.map((it) => places.count(rangeOf(it))),
  ]);
  // Questions of a list that another device deleted stand among those of the first, as only a whole reading can tell.
  if (counts.reduce((sum, count) => sum + count, 0) < all) return { state: emptyState };
  const shown = first ? await places.getAll(rangeOf(first), front.shown) : [];
  const paths = shown.flatMap((record) => ('path' in record ? [record.path] : []));
  const state = await readQuestions(database, paths);
  return { state, counts: new Map(lists.map(({ id }, i) => [id, counts[i] ?? 0])) };
}

/** The lists, and everything that is kept of some questions. */
async function readQuestions(database: StudyDatabase, paths: readonly string[]): Promise<StudyState> {
  const transaction = database.transaction(['list', 'saved', 'note', 'highlight', 'tick'], 'readonly');
  const different = [...new Set(paths)];
  const byPath = async (kind: 'saved' | 'note' | 'highlight') => {
    const index = transaction.objectStore(kind).index('path');
    return stateOf(kind, (await Promise.all(different.map((path) => index.getAll(path)))).flat());
  };
  const ticks = transaction.objectStore('tick');
  const [lists, tick, ...others] = await Promise.all([
    transaction.objectStore('list').getAll(),
    Promise.all(different.map((path) => ticks.get(path))),
    byPath('saved'),
    byPath('note'),
    byPath('highlight'),
  ]);
  return [stateOf('list', lists), ...others].reduce(mergeStates, stateOf('tick', tick));
}

function stateOf<K extends Kind>(kind: K, records: readonly (Kept<K> | undefined)[]): StudyState {
  const there = records.filter((record) => record !== undefined);
  return { ...emptyState, [kind]: new Map(there.map((record) => [record.id, record])) };
}
