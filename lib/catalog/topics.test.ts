import { expect, test } from 'vitest';
import { collectTopics, topicSlug } from './topics';

test.each([
  ['Natural Selections', 'natural-selection'],
  ['  DNA  ', 'dna'],
  ['C++', 'c-plus-plus'],
  ['C#', 'c-sharp'],
  ['Élan vital', 'elan-vital'],
  ["Newton's laws", 'newton-law'],
  ['two-way tables', 'two-way-table'],
  ['光合作用', '光合-合作-作用'],
  ['…', undefined],
  ['one two three four five six seven', undefined],
])('%j is known as %j', (keyword, slug) => {
  expect(topicSlug(keyword, 'en')).toBe(slug);
});

test('another language keeps its endings', () => {
  expect(topicSlug('Los derechos', 'es')).toBe('los-derechos');
});

test('a topic is a keyword of three questions, in its commonest form, each question once', () => {
  const question = (keywords: readonly string[], isListed = true) => ({ keywords, isListed });
  const topics = collectTopics(
    [
      question(['enzymes', 'Enzyme', 'rare']),
      question(['enzymes', 'rare']),
      question(['enzymes'], false),
      question(['Enzyme', 'cell']),
      question(['cell']),
      question(['cells', 'enzymes']),
    ],
    'en',
  );
  expect(topics).toEqual([
    { slug: 'cell', name: 'cell', numbers: [3, 4, 5], isTelling: true },
    { slug: 'enzyme', name: 'enzymes', numbers: [0, 1, 3, 5], isTelling: true },
  ]);
});
