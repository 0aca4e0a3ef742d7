import { expect, test } from 'vitest';
import { createAnalysis } from '@/lib/search/format/analysis/analysis';
import { termOfPrefix } from '@/lib/search/format/analysis/short-prefix';
import { analyzeDocument } from './analyze-documents';

const options = { analysis: createAnalysis('en'), synonyms: [], means: [4, 4, 8] };

function analyzed(question: string, text: string) {
  return analyzeDocument({ subject: 'art', slug: 'q', question, keywords: [], summary: '', text }, options);
}

test.each([
  ['the first', 'Plants and planets', 'Plants, plants, plants and plants again. Many plants.'],
  ['the last', 'Planets and plants', 'Plants, plants, plants and plants again. Many plants.'],
])(
  'of the words of a title that begin alike a beginning leads to the one said most: %s',
  (_, title, text) => {
    const { terms, prefixes } = analyzed(title, text);
    // The greatest impact has the first slot.
    const [plant, planet] = ['plant', 'planet'].map((term) => terms.get(term)?.posting.impactSlot ?? -1);
    expect(plant).toBeLessThan(planet as number);
    for (const beginning of ['pl', 'pla'])
      expect(prefixes.get(termOfPrefix(beginning))).toMatchObject({
        impactSlot: plant,
        titleSlot: terms.get('plant')?.posting.titleSlot,
      });
  },
);

test('a beginning leads to titles alone, and to no word that says nothing', () => {
  const { prefixes } = analyzed('What is art?', 'Planets are not.');
  expect([...prefixes.keys()].sort()).toEqual(['ar', 'art'].map(termOfPrefix));
});
