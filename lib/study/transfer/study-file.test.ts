import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addHighlight, changeSetting, tickQuestion, writeNote } from '@/lib/study/model/annotations';
import { addList, deleteList, firstList, listsOf, saveQuestions } from '@/lib/study/model/lists';
import { applyChanges, mergeStates } from '@/lib/study/model/merge';
import type { Change } from '@/lib/study/model/records';
import { emptyState, isUntouched, type StudyState } from '@/lib/study/model/study-state';
import { countingMaker } from '@/test-support/study-maker';
import { buildStudyFile, maxFileBytes, parseStudyFile, refusalBySize } from './study-file';

const maker = countingMaker();
const question = { path: 'art/a', title: '<img src=x onerror=alert(1)> "__proto__"' };

function filled(): StudyState {
  let state = applyChanges(emptyState, addList(emptyState, 'Exam', maker));
  const exam = listsOf(state)[1]?.id ?? '';
  const change = (changes: readonly Change[]) => {
    state = applyChanges(state, changes);
  };
  change(saveQuestions(state, { list: firstList.id, questions: [question] }, maker));
  change(saveQuestions(state, { list: exam, questions: [question] }, maker));
  change(writeNote(state, { question, text: 'one\u2028two' }, maker));
  change(addHighlight({ question, quotation: { quote: 'q', prefix: '', suffix: '', start: 0 } }, maker));
  change(tickQuestion(state, 'art/a', true, maker));
  change(changeSetting(state, 'retention', 0.9, maker));
  change([
    {
      kind: 'review',
      record: { id: 'r', card: 'art/a', rating: 3, reviewedMs: 5, zoneMinutes: -60, tookMs: 9, updatedMs: 5 },
    },
    {
      kind: 'card',
      record: { ...question, id: 'art/a', isSuspended: false, buriedUntilMs: 0, updatedMs: 5 },
    },
  ]);
  change(deleteList(state, exam, maker));
  return state;
}

function read(text: string): StudyState {
  const outcome = parseStudyFile(text);
  if (outcome.status === 'refused') throw new Error(outcome.reason);
  return applyChanges(emptyState, outcome.changes);
}

test('a file gives back everything, deletions too', () => {
  const state = filled();
  expect(read(buildStudyFile(state))).toEqual(state);
  expect(buildStudyFile(read(buildStudyFile(state)))).toBe(buildStudyFile(state));
  expect(isUntouched(read(buildStudyFile(emptyState)))).toBe(true);
});

test('a file that is read twice changes nothing the second time', () => {
  const state = filled();
  const file = read(buildStudyFile(state));
  expect(mergeStates(state, file)).toEqual(state);
});

test('a file is refused whole where anything of it is damaged', () => {
  const whole = buildStudyFile(filled());
  const damaged = [
    whole.slice(0, -10),
    '',
    'null',
    '[]',
    '"stoa-study"',
    '{"format":"stoa-study"}',
    '{"format":"other","version":1}',
    '{"__proto__":{"format":"stoa-study","version":1}}',
    whole.replace('"saved":[', '"saved":{"a":['),
    whole.replace('"path":"art/a"', '"path":"../etc"'),
    whole.replace('"rating":3', '"rating":5'),
    whole.replace('"rating":3', '"rating":"3"'),
    whole.replace(/"updatedMs":\d+/, '"updatedMs":1e300'),
    whole.replace(/"order":"[^"]+"/, '"order":"!"'),
    '{"format":"stoa-study","version":1,"note":[null]}',
    '{"format":"stoa-study","version":1,"note":[[]]}',
    `{"format":"stoa-study","version":1,"list":${'['.repeat(5_000)}${']'.repeat(5_000)}}`,
  ];
  for (const text of damaged)
    expect(parseStudyFile(text), text.slice(0, 80)).toMatchObject({ status: 'refused' });
});

test('a newer version is refused with a word of its own', () => {
  const newer = buildStudyFile(filled()).replace('"version":1', '"version":2');
  expect(parseStudyFile(newer)).toMatchObject({ reason: expect.stringContaining('newer version') });
});

test('keys of prototypes do nothing', () => {
  const hostile = `{"format":"stoa-study","version":1,"constructor":{"prototype":{"x":1}},"tick":[
    {"id":"__proto__","updatedMs":1,"isUnderstood":true,"__proto__":{"isDeleted":true},"polluted":1}]}`;
  const state = read(hostile);
  expect(state.tick.get('__proto__')).toEqual({ id: '__proto__', updatedMs: 1, isUnderstood: true });
  expect(({} as { polluted?: number }).polluted).toBeUndefined();
});

test('no bytes make it throw', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(['ready', 'refused']).toContain(parseStudyFile(text).status);
    }),
  );
});

test('a file that is too large is refused by its size', () => {
  expect(refusalBySize(100_000_000)).toContain('100 MB');
  expect(refusalBySize(maxFileBytes)).toBeUndefined();
});
