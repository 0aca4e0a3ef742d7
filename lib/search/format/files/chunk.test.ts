import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Surfaces } from '@/lib/search/format/analysis/surfaces';
import { type ChunkEntry, encodeChunk, openChunk } from './chunk';
import { impactSlots } from './impact';
import { createImpactIndex } from './impact-index';
import { createPostingIndex } from './posting-index';
import { type PostingList, toPostingList } from './posting-list';
import { titleSlots } from './title-slot';

const decodeChunk = (bytes: Uint8Array): ChunkEntry[] => {
  const chunk = openChunk(bytes);
  return chunk.terms.map((_, n) => chunk.entry(n));
};
function toSlots({ documents, slots }: PostingList): number[][] {
  const most = slots.reduce((max, slot) => Math.max(max, slot + 1), 0);
  return Array.from({ length: most }, (_, slot) => documents.filter((_, i) => slots[i] === slot));
}

const documentNumbers = fc
  .uniqueArray(fc.nat(200_000), { minLength: 1, maxLength: 40 })
  .map((list) => list.sort((a, b) => a - b));
const slotsFor = (documents: readonly number[], slots: number) =>
  fc
    .array(fc.nat(slots - 1), { minLength: documents.length, maxLength: documents.length })
    .map((list): PostingList => ({ documents, slots: list }));
const surfacesFor = (documents: number): fc.Arbitrary<Surfaces> =>
  fc.record({
    words: fc.array(fc.string({ unit: 'grapheme', maxLength: 20 }), { minLength: 1, maxLength: 8 }),
    masks: fc.uint8Array({ minLength: documents, maxLength: documents }),
  });
const entry = documentNumbers.chain((documents) =>
  fc.record({
    term: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
    impacts: slotsFor(documents, impactSlots).map(toSlots),
    titles: fc
      .subarray(documents)
      .chain((some) => slotsFor(some, titleSlots))
      .map(toSlots),
    surfaces: fc.option(surfacesFor(documents.length), { nil: undefined }),
  }),
);
const entries = fc
  .uniqueArray(entry, { selector: ({ term }) => term, maxLength: 30 })
  .map((list) => list.sort((a, b) => (a.term < b.term ? -1 : 1)));

it('decodes to what was encoded', () => {
  fc.assert(
    fc.property(entries, (list) => {
      expect(decodeChunk(encodeChunk(list))).toEqual(list);
    }),
  );
});

it('parts postings by how near the words of a term are to the one meant', () => {
  const surfaces = { words: ['organ', 'organization'], masks: Uint8Array.of(1, 2, 3, 0) };
  const entry = {
    term: 'organ',
    impacts: [
      [1, 2],
      [3, 4],
    ],
    titles: [[2], [3]],
    surfaces,
  };
  const read = createPostingIndex(openChunk(encodeChunk([entry])));
  const parts = read.parts('organ', (word) => (word === 'organization' ? 1 : 0.5));
  expect(parts.map(({ share }) => share)).toEqual([1, 0.5]);
  expect(parts.map(({ impacts }) => toPostingList(impacts).documents)).toEqual([[2, 3, 4], [1]]);
  expect(parts.map(({ titles }) => toPostingList(titles).documents)).toEqual([[2, 3], []]);
  expect(read.parts('organ', () => 1)).toHaveLength(1);
  expect(read.parts('absent', () => 1)[0]?.impacts).toEqual([]);
});

it('shares no half of a letter between terms', () => {
  const list = ['😀', '😁'].map((term) => ({ term, impacts: [[1]], titles: [], surfaces: undefined }));
  expect(decodeChunk(encodeChunk(list))).toEqual(list);
});

it('refuses bytes that end too early or go on too long', () => {
  const bytes = encodeChunk([{ term: 'stoma', impacts: [[1, 5], [9]], titles: [[5]], surfaces: undefined }]);
  expect(() => decodeChunk(bytes.subarray(0, -1))).toThrow(RangeError);
  expect(() => decodeChunk(Uint8Array.of(...bytes, 0))).toThrow(RangeError);
});

it('refuses a title posting without an impact', () => {
  expect(() => encodeChunk([{ term: 'stoma', impacts: [[1]], titles: [[2]], surfaces: undefined }])).toThrow(
    /Document 2/,
  );
});

it('brings what FlexSearch indexed and exported back into a FlexSearch index', () => {
  const index = createImpactIndex(impactSlots);
  index.add(0, ['stoma', 'leaf'], [3, 31]);
  index.add(7, ['leaf'], [0]);
  index.add(300, ['stoma', 'c++', '1865'], [3, 5, 5]);
  const exported = index.entries().map(([term, impacts]) => ({
    term,
    impacts,
    titles: [],
    surfaces: undefined,
  }));
  exported.sort((a, b) => (a.term < b.term ? -1 : 1));
  const read = createPostingIndex(openChunk(encodeChunk(exported)));
  expect(read.terms).toEqual(['1865', 'c++', 'leaf', 'stoma']);
  expect(toPostingList(read.impacts('stoma'))).toEqual({ documents: [0, 300], slots: [3, 3] });
  expect(toPostingList(read.impacts('leaf'))).toEqual({ documents: [0, 7], slots: [31, 0] });
  expect(read.impacts('absent')).toEqual([]);
  expect(['stoma', 'leaf', 'c++', 'absent'].map(read.held)).toEqual([2, 2, 1, 0]);
});
