import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countingMaker } from '@/test-support/study-maker';
import {
  addList,
  deleteList,
  firstList,
  listsOf,
  listsWith,
  moveQuestion,
  removeQuestion,
  renameList,
  savedIn,
  saveQuestions,
  undoDeletion,
} from './lists';
import { applyChanges, mergeStates } from './merge';
import { emptyState, type StudyState } from './study-state';

const maker = countingMaker();
const questions = (...slugs: string[]) => slugs.map((slug) => ({ path: `art/${slug}`, title: slug }));
const save = (state: StudyState, list: string, ...slugs: string[]) =>
  applyChanges(state, saveQuestions(state, { list, questions: questions(...slugs) }, maker));
const slugs = (state: StudyState, list: string = firstList.id) =>
  savedIn(state, list).map(({ path }) => path.slice(4));

test('there is a list from the start, which can be renamed', () => {
  expect(listsOf(emptyState)).toMatchObject([{ id: 'saved', name: 'Saved' }]);
  const renamed = applyChanges(emptyState, renameList(emptyState, firstList.id, '  For\nthe test ', maker));
  expect(listsOf(renamed)).toMatchObject([{ id: 'saved', name: 'For the test' }]);
});

test('questions are saved at the end of a list, once each', () => {
  const state = save(save(emptyState, firstList.id, 'a', 'b'), firstList.id, 'b', 'c', 'c');
  expect(slugs(state)).toEqual(['a', 'b', 'c']);
  expect(listsWith(state, 'art/b')).toEqual([firstList.id]);
});

test('a question is moved to any place of any list', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(5), fc.nat(6)), { maxLength: 60 }), (moves) => {
      const expected = ['a', 'b', 'c', 'd', 'e', 'f'];
      let state = save(emptyState, firstList.id, ...expected);
      for (const [from, to] of moves) {
        const [slug = ''] = expected.splice(from, 1);
        expected.splice(to, 0, slug);
        state = applyChanges(
          state,
          moveQuestion(state, { list: firstList.id, path: `art/${slug}`, to }, maker),
        );
        expect(slugs(state)).toEqual(expected);
      }
    }),
  );
});

test('moves between questions that two devices put at one place', () => {
  const [a, b] = [save(emptyState, firstList.id, 'a'), save(emptyState, firstList.id, 'b')];
  const both = save(mergeStates(a, b), firstList.id, 'c');
  expect(slugs(both)).toEqual(['a', 'b', 'c']);
  const moved = applyChanges(both, moveQuestion(both, { list: firstList.id, path: 'art/c', to: 1 }, maker));
  expect(slugs(moved)).toEqual(['a', 'c', 'b']);
});

test('keys stay short however often a question is moved', () => {
  let state = save(emptyState, firstList.id, 'a', 'b', 'c');
  for (let i = 0; i < 1_200; i++) {
    const [, second = ''] = slugs(state).slice(1);
    state = applyChanges(
      state,
      moveQuestion(state, { list: firstList.id, path: `art/${second}`, to: 1 }, maker),
    );
  }
  expect(Math.max(...savedIn(state, firstList.id).map(({ order }) => order.length))).toBeLessThanOrEqual(100);
});

test('a list is deleted with what it holds, and brought back whole', () => {
  const made = applyChanges(emptyState, addList(emptyState, 'Exam', maker));
  const [, { id: exam = '' } = {}] = listsOf(made);
  const full = save(made, exam, 'a', 'b');
  const deletion = deleteList(full, exam, maker);
  const gone = applyChanges(full, deletion);
  expect(listsOf(gone)).toHaveLength(1);
  expect(slugs(gone)).toEqual([]);
  const back = applyChanges(gone, undoDeletion(full, gone, deletion, maker));
  expect(slugs(back, exam)).toEqual(['a', 'b']);
});

test('what one device saves in a list that another deletes is shown in the first list', () => {
  const made = applyChanges(emptyState, addList(emptyState, 'Exam', maker));
  const [, { id: exam = '' } = {}] = listsOf(made);
  const [gone, saved] = [applyChanges(made, deleteList(made, exam, maker)), save(made, exam, 'a')];
  const merged = mergeStates(gone, saved);
  expect(slugs(merged)).toEqual(['a']);
  const removed = applyChanges(merged, removeQuestion(merged, { list: firstList.id, path: 'art/a' }, maker));
  expect(slugs(removed)).toEqual([]);
});
