import { expect, test } from 'vitest';
import { whyNothing, wordsToDrop } from './why-nothing';

const answer = { terms: [] as string[], unknown: [] as string[], subject: undefined, subjects: [] };
const asked = (query: string) => ({ query, subjectTitle: undefined });
const biology = { slug: 'biology', title: 'Biology', count: 3 };

test.each([
  ['?', answer, /no word in it/],
  ['-enzyme', answer, /only says what to leave out/],
  ['subject:biology', { ...answer, subject: 'biology' }, /names a subject/],
  ['zzyzx', { ...answer, terms: ['zzyzx'], unknown: ['zzyzx'] }, /does not hold: zzyzx\./],
  ['vitamin C', { ...answer, terms: ['vitamin', 'C'], unknown: ['vitamin'] }, /does not hold: vitamin\./],
  ['may', { ...answer, terms: ['may'] }, /as common as these/],
  ['"cell wall" -cell', { ...answer, terms: ['cell', 'wall'] }, /left out/],
])('says why nothing was found for %j', (query, found, why) => {
  expect(whyNothing(found, asked(query))).toMatch(why);
});

test('says where else there are questions', () => {
  const found = { ...answer, terms: ['inflation'], subject: 'biology', subjects: [biology] };
  expect(whyNothing(found, { query: 'inflation', subjectTitle: 'Biology' })).toMatch(/none in Biology/);
});

test('drops a word only where what is left may be found', () => {
  expect(wordsToDrop({ terms: ['a', 'b'], unknown: ['a', 'b'] })).toEqual([]);
  expect(wordsToDrop({ terms: ['a', 'b', 'c'], unknown: ['a'] })).toEqual(['a', 'b', 'c']);
  expect(wordsToDrop({ terms: ['a', 'b'], unknown: ['a'] })).toEqual(['a']);
});
