import { expect, test } from 'vitest';
import type { QuestionRecord } from '@/lib/catalog/question-record';
import { parseAddress } from './address';
import { quizRoute } from './quiz-route';

const option = (isRight: boolean) => ({ text: 'x', isRight, why: undefined });

function route(url: string, rights: readonly boolean[] | undefined) {
  const address = parseAddress(url);
  if ('refused' in address) throw new Error(url);
  const question = { subject: 'art', slug: 'a', choices: rights?.map(option) } as unknown as QuestionRecord;
  return quizRoute(question, address);
}

const address = '/learn/art/questions/a';

test('one right option: a kept page for each, and no other', () => {
  const rights = [true, false];
  expect(route(`${address}/quiz?chosen=2`, rights)).toEqual({
    kind: 'page',
    target: `${address}/quiz?chosen=2`,
  });
  for (const query of ['', '?chosen=3', '?chosen=0', '?chosen=x', '?chosen=02', '?c1=1'])
    expect(route(`${address}/quiz${query}`, rights)).toEqual({ kind: 'redirect', to: `${address}#quiz` });
});

test('several right options: what was ticked, in the order of the options', () => {
  const rights = [true, false, true];
  expect(route(`${address}/quiz?c3=1&c1=1&c9=1&x=2`, rights)).toEqual({
    kind: 'fresh',
    target: `${address}/quiz?chosen=1.3`,
    isSearch: false,
  });
  expect(route(`${address}/quiz?chosen=1.3`, rights)).toMatchObject({ kind: 'redirect' });
});

test('a question without options has no quiz', () => {
  expect(route(`${address}/quiz?chosen=1`, undefined)).toEqual({ kind: 'unknown' });
});
