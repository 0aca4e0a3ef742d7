import { expect, test } from 'vitest';
import { addHighlight, writeNote } from '@/lib/study/model/annotations';
import { firstList, savedIn, saveQuestions } from '@/lib/study/model/lists';
import { applyChanges } from '@/lib/study/model/merge';
import { emptyState } from '@/lib/study/model/study-state';
import { countingMaker } from '@/test-support/study-maker';
import { arrangeEntries, foldedWritings, holdsWords } from './arrange-entries';

const maker = countingMaker();
const questions = ['physics/b', 'art/c', 'physics/a'].map((path) => ({
  path,
  title: `What is ${path.at(-1)}?`,
}));
const state = applyChanges(emptyState, saveQuestions(emptyState, { list: firstList.id, questions }, maker));
const arranged = (order: 'hand' | 'subject' | 'date') =>
  arrangeEntries(savedIn(state, firstList.id), order, (subject) => subject).map(({ path }) => path);

test('a list is shown in the order of the hand, of subjects, or with the last saved first', () => {
  expect(arranged('hand')).toEqual(['physics/b', 'art/c', 'physics/a']);
  expect(arranged('subject')).toEqual(['art/c', 'physics/a', 'physics/b']);
  expect(arranged('date')).toEqual(['physics/a', 'art/c', 'physics/b']);
});

test('a search looks into notes, passages and what is written beside them, without regard to accents', () => {
  const question = { path: 'art/c', title: 'c' };
  const quotation = { quote: 'Light and Shade', prefix: '', suffix: '', start: 0 };
  const noted = applyChanges(state, [
    ...writeNote(state, { question, text: 'Élan of the brush' }, maker),
    ...addHighlight({ question, quotation, note: 'see Rembrandt' }, maker),
  ]);
  const text = foldedWritings(noted).get('art/c') ?? '';
  expect(['elan brush', 'shade', 'rembrandt light'].every((query) => holdsWords(text, query))).toBe(true);
  expect(holdsWords(text, 'elan oil')).toBe(false);
});
