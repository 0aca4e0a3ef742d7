import { expect, test } from 'vitest';
import { termsOfBrokenEnding } from './complete-word';

/** Takes off what comes behind the first of these. */
const stem = (word: string) => word.replace(/(?:ness|ization|ing|y|ally)$/, '');

test('a word that breaks off inside an ending is on the way to what the ending is taken off from', () => {
  expect(termsOfBrokenEnding('happine', stem)).toContain('happi');
  expect(termsOfBrokenEnding('organiz', stem)).toContain('organ');
  expect(termsOfBrokenEnding('basica', stem)).toContain('basic');
  expect(termsOfBrokenEnding('organx', stem)).toEqual(['organx']);
});

test('its own term is the first, and each stands once', () => {
  const terms = termsOfBrokenEnding('runni', stem);
  expect(terms[0]).toBe('runni');
  expect(new Set(terms).size).toBe(terms.length);
});

test('what would be left too short is no word', () => {
  // `si` and `sin` could break off inside `ing`.
  expect(termsOfBrokenEnding('si', stem)).toEqual(['si']);
  expect(termsOfBrokenEnding('abn', stem)).toEqual(['abn']);
  expect(termsOfBrokenEnding('abcn', stem)).toContain('abc');
});

test('y may be the i of a longer word', () => {
  expect(termsOfBrokenEnding('happy', stem)).toContain('happi');
  expect(termsOfBrokenEnding('shy', stem)).not.toContain('shi');
});
