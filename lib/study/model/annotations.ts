import { stampAfter } from './merge';
import type { Change, HighlightRecord, NoteRecord, Quotation, SettingRecord, StudyRecords } from './records';
import { findRecord, liveRecords, type Maker, type StudyState } from './study-state';

/** A question as it is shown: where it is and what it asks. */
export interface QuestionName {
  /** Question path, `subject/slug`. */
  readonly path: string;
  readonly title: string;
}

/** Longest note, in UTF-16 units. */
export const maxNoteLength = 20_000;
/** Longest highlighted passage, in UTF-16 units. */
export const maxQuoteLength = 5_000;

export function notesOn(state: StudyState, path: string): readonly NoteRecord[] {
  return [...recordsOn(state, 'note', path)].sort(
    (a, b) => a.writtenMs - b.writtenMs || (a.id < b.id ? -1 : 1),
  );
}

/** The highlights of an answer, in the order of its text. */
export function highlightsIn(state: StudyState, path: string): readonly HighlightRecord[] {
  return [...recordsOn(state, 'highlight', path)].sort((a, b) => a.start - b.start || (a.id < b.id ? -1 : 1));
}

/**
 * Writes a note, or writes one anew: the old record is deleted and another made, so that what two devices wrote at once
 * both stays. A note without text is deleted.
 */
export function writeNote(
  state: StudyState,
  {
    question,
    text,
    replaces,
  }: { readonly question: QuestionName; readonly text: string; readonly replaces?: string | undefined },
  maker: Maker,
): readonly Change[] {
  const old = replaces === undefined ? undefined : findRecord(state, 'note', replaces);
  const kept = text.slice(0, maxNoteLength);
  if (old?.text === kept) return [];
  const nowMs = maker.nowMs();
  const gone: Change[] = old ? deleteRecord(old, 'note', nowMs) : [];
  if (kept.trim() === '') return gone;
  const writtenMs = old?.writtenMs ?? nowMs;
  return [
    ...gone,
    { kind: 'note', record: { ...question, id: maker.newId(), text: kept, writtenMs, updatedMs: nowMs } },
  ];
}

export function addHighlight(
  {
    question,
    quotation,
    note = '',
  }: { readonly question: QuestionName; readonly quotation: Quotation; readonly note?: string },
  maker: Maker,
): readonly Change[] {
  const nowMs = maker.nowMs();
  return [
    {
      kind: 'highlight',
      record: { ...question, ...quotation, note, id: maker.newId(), markedMs: nowMs, updatedMs: nowMs },
    },
  ];
}

/** Writes beside a highlight, as `writeNote` does. */
export function annotateHighlight(
  state: StudyState,
  id: string,
  note: string,
  maker: Maker,
): readonly Change[] {
  const old = findRecord(state, 'highlight', id);
  if (!old || old.note === note) return [];
  const nowMs = maker.nowMs();
  const record = { ...old, id: maker.newId(), note: note.slice(0, maxNoteLength), updatedMs: nowMs };
  return [...deleteRecord(old, 'highlight', nowMs), { kind: 'highlight', record }];
}

export function deleteHighlight(state: StudyState, id: string, maker: Maker): readonly Change[] {
  const old = findRecord(state, 'highlight', id);
  return old ? deleteRecord(old, 'highlight', maker.nowMs()) : [];
}

export function isUnderstood(state: StudyState, path: string): boolean {
  return findRecord(state, 'tick', path)?.isUnderstood ?? false;
}

export function tickQuestion(
  state: StudyState,
  path: string,
  isUnderstood: boolean,
  maker: Maker,
): readonly Change[] {
  const updatedMs = stampAfter(maker.nowMs(), state.tick.get(path));
  return [{ kind: 'tick', record: { id: path, isUnderstood, updatedMs } }];
}

export function findSetting(state: StudyState, name: string): SettingRecord['value'] | undefined {
  return findRecord(state, 'setting', name)?.value;
}

export function changeSetting(
  state: StudyState,
  name: string,
  value: SettingRecord['value'],
  maker: Maker,
): readonly Change[] {
  const updatedMs = stampAfter(maker.nowMs(), state.setting.get(name));
  return [{ kind: 'setting', record: { id: name, value, updatedMs } }];
}

type RecordsByPath<K extends 'note' | 'highlight'> = ReadonlyMap<string, readonly StudyRecords[K][]>;
const grouped = new WeakMap<object, RecordsByPath<'note' | 'highlight'>>();

/** What was written on a question; thousands are parted by question once for a state. */
function recordsOn<K extends 'note' | 'highlight'>(
  state: StudyState,
  kind: K,
  path: string,
): readonly StudyRecords[K][] {
  const known = grouped.get(state[kind]) as RecordsByPath<K> | undefined;
  const byPath = known ?? groupByPath<StudyRecords[K]>(liveRecords(state, kind));
  if (!known) grouped.set(state[kind], byPath);
  return byPath.get(path) ?? [];
}

function groupByPath<Record extends { readonly path: string }>(
  records: readonly Record[],
): ReadonlyMap<string, readonly Record[]> {
  const byPath = new Map<string, Record[]>();
  for (const record of records) {
    const group = byPath.get(record.path);
    if (group) group.push(record);
    else byPath.set(record.path, [record]);
  }
  return byPath;
}

function deleteRecord(
  old: { readonly id: string; readonly updatedMs: number },
  kind: 'note' | 'highlight',
  nowMs: number,
): Change[] {
  return [{ kind, record: { id: old.id, isDeleted: true, updatedMs: stampAfter(nowMs, old) } }];
}
