import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createAnalysis } from '@/lib/search/format/analysis/analysis';
import type { SearchDocument } from '@/lib/search/format/analysis/search-document';
import { createForwardIndex, type ForwardIndex } from './forward-index';
import { createForwardMerge } from './merge-forward';

const words = ['tide', 'moon', 'moons', 'self-esteem', 'C++', 'the', 'a', 'cell', 'heart', 'attack', 'x'];
const text = fc.array(fc.constantFrom(...words), { maxLength: 8 }).map((chosen) => chosen.join(' '));
const document: fc.Arbitrary<SearchDocument> = fc.record({
  subject: fc.constant('a'),
  slug: fc.constant('b'),
  question: text,
  keywords: fc.array(text, { maxLength: 2 }),
  summary: text,
  text,
});
const analysis = createAnalysis('en');

function indexOf(
  documents: readonly SearchDocument[],
  synonyms: readonly (readonly string[])[],
): ForwardIndex {
  const index = createForwardIndex(analysis, synonyms);
  for (const one of documents) index.add(one);
  return index.index();
}

test('parts that are joined are what one index of all of them would be', () => {
  const synonyms = fc.constantFrom<string[][]>(
    [],
    [
      ['heart attack', 'tide'],
      ['moon', 'cell'],
    ],
  );
  fc.assert(
    fc.property(
      fc.array(fc.array(document, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }),
      synonyms,
      (parts, groups) => {
        const merge = createForwardMerge();
        for (const part of parts) merge.add(structuredClone(indexOf(part, groups)));
        const { forms, ...joined } = merge.index();
        const { forms: formsOfAll, ...whole } = indexOf(parts.flat(), groups);
        expect(joined).toEqual(whole);
        expect([...forms]).toEqual([...formsOfAll]);
      },
    ),
  );
});
