import { expect, test } from 'vitest';
import { boundQuery, typedQuery } from './bound-query';
import { maxQueryLength, maxTypedLength } from './search-limits';

const lengthOf = (text: string) => Array.from(text).length;
const hasHalf = (text: string) => /\p{Surrogate}/u.test(text);

test('a query within the bound is searched for whole', () => {
  expect(boundQuery('a'.repeat(maxQueryLength))).toEqual({ text: 'a'.repeat(maxQueryLength), leftOut: '' });
});

test('what is beyond the bound is told', () => {
  expect(boundQuery(`${'a'.repeat(maxQueryLength)} rest `).leftOut).toBe('rest');
});

test('characters are counted whole: no pair is split', () => {
  const { text } = boundQuery(`a${'💥'.repeat(maxQueryLength)}`);
  expect([lengthOf(text), hasHalf(text)]).toEqual([maxQueryLength, false]);
  expect(hasHalf(typedQuery(`a${'💥'.repeat(5000)}`))).toBe(false);
});

test('the bound is on what composing makes of it', () => {
  const { text, leftOut } = boundQuery('\uFDFA'.repeat(200));
  expect(lengthOf(text)).toBe(maxQueryLength);
  expect(lengthOf(leftOut)).toBeGreaterThan(3000);
  expect(boundQuery('e\u0301'.repeat(maxQueryLength)).leftOut).toBe('');
});

test('half a pair becomes a sign of its own', () => {
  expect(typedQuery('a\uD83Db\uDCA5')).toBe('a\uFFFDb\uFFFD');
});

test.each([['a'], ['\u0301'], ['\uFDFA'], ['💥'], ['\uD83D'], ['\u200B'], ['\u0344']])(
  'a megabyte of %j is cut before it is composed',
  (letter) => {
    const query = letter.repeat(1_000_000);
    expect(lengthOf(typedQuery(query))).toBe(maxTypedLength);
    const { text, leftOut } = boundQuery(query);
    // No code point composes to more than 18.
    expect(lengthOf(text + leftOut)).toBeLessThanOrEqual(maxTypedLength * 18);
  },
);
