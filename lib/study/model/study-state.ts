import { type Change, isDeleted, type Kept, type Kind, kinds, type StudyRecords } from './records';

/** Everything a reader keeps on a device, by kind and id; what was deleted too. */
export type StudyState = { readonly [K in Kind]: ReadonlyMap<string, Kept<K>> };

export const emptyState = Object.fromEntries(kinds.map((kind) => [kind, new Map()])) as unknown as StudyState;

/** Where what is made gets its time and its name from; tests bring their own. */
export interface Maker {
  /** Milliseconds since 1970. */
  readonly nowMs: () => number;
  /** Another one each time, on every device. */
  readonly newId: () => string;
}

/** The records of a kind that were not deleted. */
export function liveRecords<K extends Kind>(state: StudyState, kind: K): readonly StudyRecords[K][] {
  const records: StudyRecords[K][] = [];
  for (const record of state[kind].values()) if (!isDeleted(record)) records.push(record as StudyRecords[K]);
  return records;
}

/** A record that was not deleted. */
export function findRecord<K extends Kind>(
  state: StudyState,
  kind: K,
  id: string,
): StudyRecords[K] | undefined {
  const record = state[kind].get(id);
  return record === undefined || isDeleted(record) ? undefined : (record as StudyRecords[K]);
}

/** Every record of a state as a change, as a file or another device takes it. */
export function changesOf(state: StudyState): readonly Change[] {
  return kinds.flatMap((kind) => [...state[kind].values()].map((record) => ({ kind, record }) as Change));
}

/** Whether there is nothing, and never was. */
export function isUntouched(state: StudyState): boolean {
  return kinds.every((kind) => state[kind].size === 0);
}
