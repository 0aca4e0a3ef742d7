import { expect, it } from 'vitest';
import { createAnalysis } from './analysis';

const english = createAnalysis('en');

it('drops the words a question is worded in', () => {
  expect(english.field('What is the use of a stoma?').terms).toEqual(['us', 'stoma']);
});

it('keeps stop words when there is nothing else', () => {
  expect(english.field('To be or not to be').terms).toHaveLength(6);
});

it('finds hyphenated words as one too, up to three parts', () => {
  const compounds = english.field('self-esteem, state-of-art, man-of-the-hour, 5-a, well – known').compounds;
  expect(compounds).toEqual(['selfesteem', 'stateofart']);
});

it('keeps double letters apart, which FlexSearch’s own encoder does not', () => {
  expect(english.field('dessert').terms).not.toEqual(english.field('desert').terms);
});

it('names its language in its fingerprint', () => {
  expect(createAnalysis('de').fingerprint).not.toBe(english.fingerprint);
});

it('cuts words of more than 64 letters', () => {
  expect(english.field('x'.repeat(500)).terms).toEqual(['x'.repeat(64)]);
});
