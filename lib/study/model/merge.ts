import { type Change, isDeleted, type Kept, type Kind, kinds } from './records';
import type { StudyState } from './study-state';

/**
 * Of two records with one id the later one. At the same moment a deletion wins, then the greater text: any order of any
 * number of merges ends in the same record (a last-writer-wins register, Shapiro et al. 2011).
 */
export function laterOf<Record extends { readonly id: string; readonly updatedMs: number }>(
  a: Record,
  b: Record,
): Record {
  if (a === b) return a;
  if (a.updatedMs !== b.updatedMs) return a.updatedMs > b.updatedMs ? a : b;
  if (isDeleted(a) !== isDeleted(b)) return isDeleted(a) ? a : b;
  return canonicalText(a) >= canonicalText(b) ? a : b;
}

/** Everything of both. */
export function mergeStates(a: StudyState, b: StudyState): StudyState {
  return Object.fromEntries(
    kinds.map((kind) => [kind, mergeMaps<Kind>(a[kind], b[kind])]),
  ) as unknown as StudyState;
}

/** The state after changes, in whatever order they arrive; the same object where they change nothing. */
export function applyChanges(state: StudyState, changes: readonly Change[]): StudyState {
  const changed = new Map<Kind, Map<string, Kept<Kind>>>();
  for (const { kind, record } of changes) {
    const records = changed.get(kind) ?? (state[kind] as ReadonlyMap<string, Kept<Kind>>);
    const before = records.get(record.id);
    const after = before ? laterOf(before, record) : record;
    if (before === after || (before && canonicalText(before) === canonicalText(after))) continue;
    const copy = changed.get(kind) ?? new Map(records);
    changed.set(kind, copy.set(record.id, after));
  }
  return changed.size === 0 ? state : ({ ...state, ...Object.fromEntries(changed) } as StudyState);
}

/** The moment to write beside a change: later than what it changes, even where the clock was set back. */
export function stampAfter(nowMs: number, before?: { readonly updatedMs: number } | undefined): number {
  return Math.max(nowMs, (before?.updatedMs ?? -1) + 1);
}

function mergeMaps<K extends Kind>(
  a: ReadonlyMap<string, Kept<K>>,
  b: ReadonlyMap<string, Kept<K>>,
): ReadonlyMap<string, Kept<K>> {
  const merged = new Map(a);
  for (const [id, record] of b) {
    const other = merged.get(id);
    merged.set(id, other ? laterOf(other, record) : record);
  }
  return merged;
}

/** The same text for the same record, in whatever order it was made. */
export function canonicalText(record: object): string {
  return JSON.stringify(Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1))));
}
