import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyChanges, laterOf, mergeStates } from './merge';
import { type Change, kinds } from './records';
import { changesOf, emptyState, type StudyState } from './study-state';

type Record = { readonly id: string; readonly updatedMs: number; readonly isDeleted?: true };

/** Few ids and moments, so that records meet. */
const record = fc.record({
  id: fc.constantFrom('a', 'b', '__proto__'),
  updatedMs: fc.integer({ min: 0, max: 3 }),
});
const change: fc.Arbitrary<Change> = fc
  .tuple(fc.constantFrom(...kinds), record, fc.boolean(), fc.string({ maxLength: 2 }))
  .map(
    ([kind, base, isDeleted, text]) =>
      ({ kind, record: isDeleted ? { ...base, isDeleted } : { ...base, text } }) as unknown as Change,
  );
const state: fc.Arbitrary<StudyState> = fc
  .array(change, { maxLength: 12 })
  .map((changes) => applyChanges(emptyState, changes));

test('a merge is commutative', () => {
  fc.assert(
    fc.property(state, state, (a, b) => {
      expect(sorted(mergeStates(a, b))).toEqual(sorted(mergeStates(b, a)));
    }),
  );
});

test('a merge is associative', () => {
  fc.assert(
    fc.property(state, state, state, (a, b, c) => {
      expect(sorted(mergeStates(mergeStates(a, b), c))).toEqual(sorted(mergeStates(a, mergeStates(b, c))));
    }),
  );
});

test('a merge is idempotent, and loses nothing to what is empty', () => {
  fc.assert(
    fc.property(state, (a) => {
      expect(sorted(mergeStates(a, a))).toEqual(sorted(a));
      expect(sorted(mergeStates(emptyState, a))).toEqual(sorted(a));
    }),
  );
});

test('changes that arrive in any order, and twice, end in one state', () => {
  const cases = fc.array(change, { maxLength: 12 }).chain((changes) => {
    const twice = [...changes, ...changes];
    return fc.tuple(
      fc.constant(changes),
      fc.shuffledSubarray(twice, { minLength: twice.length, maxLength: twice.length }),
    );
  });
  fc.assert(
    fc.property(cases, ([changes, shuffled]) => {
      expect(sorted(applyChanges(emptyState, shuffled))).toEqual(sorted(applyChanges(emptyState, changes)));
    }),
  );
});

test('a deletion holds against an earlier change, and yields to a later one', () => {
  const gone: Record = { id: 'a', updatedMs: 2, isDeleted: true };
  expect(laterOf(gone, { id: 'a', updatedMs: 1 })).toBe(gone);
  expect(laterOf({ id: 'a', updatedMs: 2 }, gone)).toBe(gone);
  expect(laterOf(gone, { id: 'a', updatedMs: 3 })).toEqual({ id: 'a', updatedMs: 3 });
});

test('what changes nothing leaves the very state', () => {
  const made = applyChanges(emptyState, [
    { kind: 'tick', record: { id: 'a/b', isUnderstood: true, updatedMs: 5 } },
  ]);
  expect(
    applyChanges(made, [{ kind: 'tick', record: { isUnderstood: true, id: 'a/b', updatedMs: 5 } }]),
  ).toBe(made);
  expect(
    applyChanges(made, [{ kind: 'tick', record: { isUnderstood: false, id: 'a/b', updatedMs: 4 } }]),
  ).toBe(made);
});

function sorted(of: StudyState): readonly string[] {
  return changesOf(of)
    .map(({ kind, record }) => kind + JSON.stringify(Object.entries(record).sort()))
    .sort();
}
