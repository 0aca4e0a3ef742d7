import { expect, test } from 'vitest';
import { countingMaker } from '@/test-support/study-maker';
import {
  addHighlight,
  annotateHighlight,
  changeSetting,
  deleteHighlight,
  findSetting,
  highlightsIn,
  isUnderstood,
  notesOn,
  tickQuestion,
  writeNote,
} from './annotations';
import { applyChanges, mergeStates } from './merge';
import { emptyState } from './study-state';

const maker = countingMaker();
const question = { path: 'art/a', title: 'What is a?' };
const quotation = { quote: 'so it is', prefix: 'and ', suffix: '.', start: 4 };

test('a note is written, changed and, without text, deleted', () => {
  const written = applyChanges(emptyState, writeNote(emptyState, { question, text: 'one' }, maker));
  const [note] = notesOn(written, question.path);
  const changed = applyChanges(
    written,
    writeNote(written, { question, text: 'two', replaces: note?.id }, maker),
  );
  expect(notesOn(changed, question.path)).toMatchObject([{ text: 'two', writtenMs: note?.writtenMs }]);
  const [second] = notesOn(changed, question.path);
  const emptied = applyChanges(
    changed,
    writeNote(changed, { question, text: ' ', replaces: second?.id }, maker),
  );
  expect(notesOn(emptied, question.path)).toEqual([]);
});

test('of a note that two devices change at once both texts stay', () => {
  const written = applyChanges(emptyState, writeNote(emptyState, { question, text: 'one' }, maker));
  const [note] = notesOn(written, question.path);
  const edit = (text: string, device: string) =>
    applyChanges(
      written,
      writeNote(written, { question, text, replaces: note?.id }, countingMaker(device, 5_000)),
    );
  const merged = mergeStates(edit('here', 'y'), edit('there', 'z'));
  expect(
    notesOn(merged, question.path)
      .map(({ text }) => text)
      .sort(),
  ).toEqual(['here', 'there']);
});

test('highlights stand in the order of the text, are written beside and deleted', () => {
  const first = applyChanges(emptyState, addHighlight({ question, quotation }, maker));
  const both = applyChanges(first, addHighlight({ question, quotation: { ...quotation, start: 1 } }, maker));
  expect(highlightsIn(both, question.path).map(({ start }) => start)).toEqual([1, 4]);
  const [one] = highlightsIn(both, question.path);
  const noted = applyChanges(both, annotateHighlight(both, one?.id ?? '', 'mind this', maker));
  const [changed] = highlightsIn(noted, question.path);
  expect(changed).toMatchObject({ start: 1, note: 'mind this' });
  expect(
    highlightsIn(applyChanges(noted, deleteHighlight(noted, changed?.id ?? '', maker)), question.path),
  ).toHaveLength(1);
});

test('a tick and a setting hold also where the clock was set back', () => {
  const late = countingMaker('l', 9_000);
  const ticked = applyChanges(emptyState, [
    ...tickQuestion(emptyState, 'art/a', true, late),
    ...changeSetting(emptyState, 'x', 1, late),
  ]);
  const after = applyChanges(ticked, [
    ...tickQuestion(ticked, 'art/a', false, maker),
    ...changeSetting(ticked, 'x', 2, maker),
  ]);
  expect(isUnderstood(ticked, 'art/a')).toBe(true);
  expect(isUnderstood(after, 'art/a')).toBe(false);
  expect(findSetting(after, 'x')).toBe(2);
});
