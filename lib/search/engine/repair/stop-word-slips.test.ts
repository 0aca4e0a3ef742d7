import { expect, test } from 'vitest';
import { nearestStopWord } from './stop-word-slips';

const stopWords = new Set(['the', 'what', 'with', 'a', 'of', 'and', 'between', 'which']);
const slip = (typed: string, isAmongStops?: boolean) => nearestStopWord(typed, stopWords, isAmongStops)?.word;

test('letters in a wrong order are a slip, in short words too', () => {
  expect([slip('teh'), slip('waht'), slip('adn'), slip('wiht')]).toEqual(['the', 'what', 'and', 'with']);
});

test('one edit is a slip from four letters on', () => {
  expect([slip('whst'), slip('witth'), slip('betwen')]).toEqual(['what', 'with', 'between']);
  expect([slip('tha'), slip('ant'), slip('wat')]).toEqual([undefined, undefined, undefined]);
});

test('a letter left out within a short word is a slip where nothing but stop words stands beside it', () => {
  expect([slip('wat', true), slip('wth', true)]).toEqual(['what', 'with']);
  // Not one at its ends, nor another letter.
  expect([slip('wha', true), slip('hat', true), slip('tha', true)]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

test('what is shorter, or two edits away, is none', () => {
  expect(['fo', 'het', 'xwhst', 'wheech'].map((typed) => slip(typed))).toEqual(Array(4).fill(undefined));
});

test('the nearest of several is meant, and the nearer the likelier', () => {
  for (const words of [
    ['chatt', 'that'],
    ['that', 'chatt'],
  ])
    expect(nearestStopWord('thatt', new Set(words))?.word).toBe('that');
  const priors = ['whatt', 'whst', 'shat'].map((typed) => nearestStopWord(typed, stopWords)?.prior ?? 0);
  expect(priors).toEqual([2.8, 2.5, 2.2]);
});
