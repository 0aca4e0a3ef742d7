import { expect, test } from 'vitest';
import { parseSheet, sheetAddress, sheetQuestions } from './sheet-address';

const parsed = (address: string) => {
  const query = new URLSearchParams(address.split('?')[1]);
  return parseSheet((name) => query.get(name) ?? undefined);
};

test.each([{ subject: 'art', path: 2 }, { topic: 'color & light' }, { questions: ['art/a', 'law/b'] }])(
  'what is asked for comes back from its address: %j',
  (range) => {
    expect(parsed(sheetAddress(range, 'lines'))).toEqual({ range, form: 'lines' });
    expect(parsed(sheetAddress(range))).toEqual({ range, form: 'answers' });
  },
);

test('a form that is none is the usual one; nothing to print is nothing', () => {
  expect(parsed('/sheet?topic=a&form=constructor')).toEqual({ range: { topic: 'a' }, form: 'answers' });
  for (const query of ['', 'subject=art&path=x', 'questions=a+b', 'form=lines'])
    expect(parsed(`/sheet?${query}`)).toBeUndefined();
});

test('a sheet holds each question once, and no more than fit', () => {
  const many = Array.from({ length: 99 }, (_, i) => `art/${Math.floor(i / 2)}`);
  expect(parsed(sheetAddress({ questions: many }))?.range).toEqual({
    questions: Array.from({ length: sheetQuestions }, (_, i) => `art/${i}`),
  });
});
