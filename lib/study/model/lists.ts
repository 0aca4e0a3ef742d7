import { applyChanges, stampAfter } from './merge';
import { comparePlaces, keysBehind, keysToMove } from './order';
import { type Change, isDeleted, type ListRecord, type SavedRecord } from './records';
import { findRecord, liveRecords, type Maker, type StudyState } from './study-state';

/** The list that is there before a reader made one; it can be renamed, and not deleted. */
export const firstList = { id: 'saved', name: 'Saved', order: 'a0' } as const;
const firstRecord: ListRecord = { ...firstList, updatedMs: 0 };

/** Longest name of a list, in UTF-16 units. */
export const maxNameLength = 100;

/** The lists in their order; the first one always. */
export function listsOf(state: StudyState): readonly ListRecord[] {
  const lists = liveRecords(state, 'list');
  return [...(lists.some(({ id }) => id === firstList.id) ? [] : [firstRecord]), ...lists].sort(
    comparePlaces,
  );
}

/** Where a saved question is shown: one whose list another device deleted is in the first. */
export function listOf(state: StudyState, saved: SavedRecord): string {
  return findRecord(state, 'list', saved.list) ? saved.list : firstList.id;
}

/** The questions of a list in the reader's own order. */
export function savedIn(state: StudyState, list: string): readonly SavedRecord[] {
  return questionsByList(state).get(list) ?? [];
}

const arranged = new WeakMap<
  StudyState['saved'],
  { readonly of: StudyState['list']; readonly by: QuestionsByList }
>();
type QuestionsByList = ReadonlyMap<string, readonly SavedRecord[]>;

/** The questions of each list in order, each once; worked out once for a state. */
function questionsByList(state: StudyState): QuestionsByList {
  const known = arranged.get(state.saved);
  if (known?.of === state.list) return known.by;
  const by = new Map<string, Map<string, SavedRecord>>();
  for (const saved of [...liveRecords(state, 'saved')].sort(comparePlaces)) {
    const list = listOf(state, saved);
    const held = by.get(list) ?? new Map<string, SavedRecord>();
    if (!held.has(saved.path)) by.set(list, held.set(saved.path, saved));
  }
  const lists = new Map([...by].map(([list, held]) => [list, [...held.values()]]));
  arranged.set(state.saved, { of: state.list, by: lists });
  return lists;
}

/** The lists that hold a question. */
export function listsWith(state: StudyState, path: string): readonly string[] {
  return [
    ...new Set(
      liveRecords(state, 'saved')
        .filter((saved) => saved.path === path)
        .map((saved) => listOf(state, saved)),
    ),
  ];
}

export function addList(state: StudyState, name: string, maker: Maker): readonly Change[] {
  const [order = firstList.order] = keysBehind(listsOf(state), 1);
  return [
    { kind: 'list', record: { id: maker.newId(), name: cleanName(name), order, updatedMs: maker.nowMs() } },
  ];
}

export function renameList(state: StudyState, id: string, name: string, maker: Maker): readonly Change[] {
  const list = listsOf(state).find((each) => each.id === id);
  if (!list) return [];
  return [
    { kind: 'list', record: { ...list, name: cleanName(name), updatedMs: stampAfter(maker.nowMs(), list) } },
  ];
}

/** Deletes a list with what it holds; the first list is emptied. */
export function deleteList(state: StudyState, id: string, maker: Maker): readonly Change[] {
  const list = state.list.get(id);
  const own: readonly Change[] =
    list && id !== firstList.id
      ? [{ kind: 'list', record: { id, isDeleted: true, updatedMs: stampAfter(maker.nowMs(), list) } }]
      : [];
  return [...own, ...removeSaved(state, (saved) => listOf(state, saved) === id, maker)];
}

/** Makes a list with questions in it. */
export function addListWith(
  state: StudyState,
  { name, questions }: { readonly name: string; readonly questions: SavedQuestions },
  maker: Maker,
): { readonly list: string; readonly changes: readonly Change[] } {
  const made = addList(state, name, maker);
  const list = made[0]?.record.id ?? firstList.id;
  const saved = saveQuestions(applyChanges(state, made), { list, questions }, maker);
  return { list, changes: [...made, ...saved] };
}

type SavedQuestions = readonly { readonly path: string; readonly title: string }[];

/** Saves questions at the end of a list, those that it does not hold. */
export function saveQuestions(
  state: StudyState,
  { list, questions }: { readonly list: string; readonly questions: SavedQuestions },
  maker: Maker,
): readonly Change[] {
  const held = savedIn(state, list);
  const paths = new Set(held.map(({ path }) => path));
  const added = questions.filter(({ path }) => !paths.has(path) && paths.add(path));
  const keys = keysBehind(held, added.length);
  return added.map(({ path, title }, i) => {
    const id = savedId(list, path);
    const savedMs = maker.nowMs();
    const updatedMs = stampAfter(savedMs, state.saved.get(id));
    return { kind: 'saved', record: { id, list, path, title, order: keys[i] as string, savedMs, updatedMs } };
  });
}

/** Takes a question out of a list, also where the list it was saved in is gone. */
export function removeQuestion(
  state: StudyState,
  { list, path }: { readonly list: string; readonly path: string },
  maker: Maker,
): readonly Change[] {
  return removeSaved(state, (saved) => saved.path === path && listOf(state, saved) === list, maker);
}

function removeSaved(
  state: StudyState,
  isRemoved: (saved: SavedRecord) => boolean,
  maker: Maker,
): readonly Change[] {
  return liveRecords(state, 'saved')
    .filter(isRemoved)
    .map((saved) => ({
      kind: 'saved',
      record: { id: saved.id, isDeleted: true, updatedMs: stampAfter(maker.nowMs(), saved) },
    }));
}

/** Moves a question to another place in the reader's own order. */
export function moveQuestion(
  state: StudyState,
  { list, path, to }: { readonly list: string; readonly path: string; readonly to: number },
  maker: Maker,
): readonly Change[] {
  const held = savedIn(state, list);
  const moved = held.find((saved) => saved.path === path);
  if (!moved) return [];
  return [...keysToMove(held, moved.id, to)].flatMap(([id, order]): Change[] => {
    const record = findRecord(state, 'saved', id);
    return record
      ? [{ kind: 'saved', record: { ...record, order, updatedMs: stampAfter(maker.nowMs(), record) } }]
      : [];
  });
}

/** Puts back what a deletion took away: the records as they were, later than the deletion. */
export function undoDeletion(
  before: StudyState,
  now: StudyState,
  changes: readonly Change[],
  maker: Maker,
): readonly Change[] {
  return changes.flatMap(({ kind, record }): Change[] => {
    const old = before[kind].get(record.id);
    if (!old || isDeleted(old)) return [];
    return [
      { kind, record: { ...old, updatedMs: stampAfter(maker.nowMs(), now[kind].get(record.id)) } } as Change,
    ];
  });
}

function savedId(list: string, path: string): string {
  return `${list}/${path}`;
}

function cleanName(name: string): string {
  return name.replace(/\s+/g, ' ').trim().slice(0, maxNameLength) || 'List';
}
