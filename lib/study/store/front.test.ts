import { expect, test } from 'vitest';
import { addHighlight, isUnderstood, notesOn, tickQuestion, writeNote } from '@/lib/study/model/annotations';
import { addListWith, deleteList, firstList, listsOf, savedIn, saveQuestions } from '@/lib/study/model/lists';
import { applyChanges } from '@/lib/study/model/merge';
import type { Change } from '@/lib/study/model/records';
import { emptyState, type StudyState } from '@/lib/study/model/study-state';
import { studyTabs } from '@/test-support/study-tabs';
import { maker } from './maker';
import { openStudySession } from './study-session';
import type { StudyStore } from './study-store';

const open = studyTabs();
const questions = Array.from({ length: 40 }, (_, i) => ({ path: `art/q${i}`, title: `Question ${i}` }));
const pathsOf = (saved: readonly { readonly path: string }[]) => saved.map(({ path }) => path);

/** A shelf of forty questions in the first list, and three of them in one of their own. */
async function fill(store: StudyStore): Promise<StudyState> {
  let state = emptyState;
  const write = async (changes: readonly Change[]) => {
    await store.write(changes);
    state = applyChanges(state, changes);
  };
  await write(saveQuestions(state, { list: firstList.id, questions }, maker));
  await write(addListWith(state, { name: 'Exam', questions: questions.slice(0, 3) }, maker).changes);
  const [question] = questions;
  if (question) await write(writeNote(state, { question, text: 'mind this' }, maker));
  await write(tickQuestion(state, 'art/q1', true, maker));
  return state;
}

test('the shelf begins with the first questions of the first list, and how many each list holds', async () => {
  const store = open();
  const state = await fill(store);
  const front = await store.readFront({ of: 'shelf', shown: 5 });
  expect(pathsOf(savedIn(front.state, firstList.id))).toEqual(pathsOf(questions.slice(0, 5)));
  const counts = listsOf(state).map(({ id }) => [id, savedIn(state, id).length] as const);
  expect([...(front.counts ?? [])]).toEqual(counts);
  expect(notesOn(front.state, 'art/q0').map(({ text }) => text)).toEqual(['mind this']);
  expect(isUnderstood(front.state, 'art/q1')).toBe(true);
});

test('a page begins with what is kept of its questions, and nothing that was deleted', async () => {
  const store = open();
  const state = await fill(store);
  const quotation = { quote: 'line', prefix: '', suffix: '', start: 0 };
  await store.write(addHighlight({ question: { path: 'art/q1', title: '' }, quotation }, maker));
  const exam = listsOf(state)[1]?.id ?? '';
  await store.write(deleteList(state, exam, maker));
  const front = await store.readFront({ of: 'questions', paths: ['art/q1', 'art/q99'] });
  expect([...front.state.saved.keys()]).toEqual(['saved/art/q1']);
  expect(front.state.highlight.size).toBe(1);
  expect(listsOf(front.state).map(({ id }) => id)).toEqual([firstList.id]);
});

test('where questions are of a list that is gone, the shelf waits for all of it', async () => {
  const store = open();
  await store.write([
    {
      kind: 'saved',
      record: { id: 'x/art/a', list: 'x', path: 'art/a', title: '', order: 'a0', savedMs: 1, updatedMs: 1 },
    },
  ]);
  expect((await store.readFront({ of: 'shelf', shown: 5 })).counts).toBeUndefined();
});

test('a session shows the beginning, then all; what is changed meanwhile is made of all', async () => {
  const store = open();
  await fill(store);
  let paint = () => {};
  const painted = () =>
    new Promise<void>((resolve) => {
      paint = resolve;
    });
  const session = openStudySession(open(), ['list', 'saved'], { front: { of: 'shelf', shown: 5 }, painted });
  await session.begun;
  expect(session.view()).toMatchObject({ isLoading: true });
  expect(savedIn(session.view().state, firstList.id)).toHaveLength(5);
  const added = session.change((state) => {
    const last = { path: 'art/last', title: 'The last' };
    return saveQuestions(state, { list: firstList.id, questions: [last] }, maker);
  });
  paint();
  await added;
  const { state, isLoading, counts } = session.view();
  expect([isLoading, counts]).toEqual([false, undefined]);
  expect(pathsOf(savedIn(state, firstList.id))).toEqual([...pathsOf(questions), 'art/last']);
});

test('pages are kept of what was tested last, then of what was saved', async () => {
  const store = open();
  await fill(store);
  const review = (card: string, reviewedMs: number, id: string): Change => ({
    kind: 'review',
    record: { id, card, rating: 3, reviewedMs, zoneMinutes: 0, tookMs: 1, updatedMs: reviewedMs },
  });
  await store.write([review('art/old', 1, 'z'), review('art/new#step', 3, 'a'), review('art/mid', 2, 'm')]);
  expect(await store.readStudiedPaths(5)).toEqual(['art/new', 'art/mid', 'art/old', 'art/q0', 'art/q1']);
});

test('thousands of records are all read', async () => {
  const store = open();
  const ticks = Array.from(
    { length: 1_000 },
    (_, i): Change => ({
      kind: 'tick',
      record: { id: `art/q${i}`, isUnderstood: true, updatedMs: 1 },
    }),
  );
  await store.write(ticks);
  expect((await store.read(['tick'])).tick.size).toBe(1_000);
});
