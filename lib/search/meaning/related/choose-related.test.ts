import { expect, test } from 'vitest';
import { type CatalogLinks, packLinks } from '@/lib/catalog/links/links-table';
import { relatedLimit } from '@/lib/catalog/links/related';
import { packSimilar, type Similar } from '@/lib/catalog/links/similar-table';
import { quantize, widthOf } from '@/lib/search/meaning/vectors/quantize';
import { createTable, type VectorTable } from '@/lib/search/meaning/vectors/vector-file';
import { chooseRelated } from './choose-related';
import { fuseSimilar } from './fuse-similar';

/** Documents by the directions of their vectors, in degrees; undefined where one has none. */
function vectorsAt(degrees: readonly (number | undefined)[]): VectorTable {
  const table = createTable({ model: 'fake', snapshot: 'a', width: widthOf(2), count: degrees.length });
  for (const [document, angle] of degrees.entries()) {
    if (angle === undefined) continue;
    const radians = (angle / 180) * Math.PI;
    const { values, scale } = quantize(Float32Array.of(Math.cos(radians), Math.sin(radians)));
    table.rows.set(values, document * table.width);
    table.scales[document] = scale;
  }
  return table;
}

const similar = (numbers: readonly number[], shares: readonly number[]): Similar => ({ numbers, shares });

/** The first question has the similar documents given; what is computed by words alone stands in its links. */
function chosen(
  own: Similar,
  vectors: VectorTable,
  { authored = [] as number[], ...links }: Partial<CatalogLinks> & { authored?: number[] } = {},
): number[] {
  const total = vectors.count;
  const table = packLinks({
    originals: new Map(),
    related: Array.from({ length: total }, (_, number) => (number === 0 ? authored : [])),
    named: Array.from({ length: total }, (_, number) => (number === 0 ? authored.length : 0)),
    documents: Array.from({ length: total }, (_, number) => number),
    ...links,
  });
  const related = chooseRelated(table, packSimilar(total, [[0, own]]), vectors);
  return [...related.subarray(0, relatedLimit)].filter((number) => number < total);
}

test('words and meaning count alike: what is nearer in meaning passes what shares a few words more', () => {
  const nearness = (number: number) => ({ 1: 0.1, 2: 0.9, 3: 0.8 })[number];
  expect(fuseSimilar(similar([1, 2, 3], [255, 128, 26]), nearness)).toEqual([2, 1, 3]);
});

test('where nothing is known of meaning, and of equals, the order is that of words', () => {
  const own = similar([4, 2, 9], [255, 200, 200]);
  expect(fuseSimilar(own, () => undefined)).toEqual([4, 2, 9]);
  expect(fuseSimilar(own, () => 0.5)).toEqual([4, 2, 9]);
  expect(fuseSimilar(similar([], []), () => 1)).toEqual([]);
});

test('five are chosen of all that words found, whatever subject they are of', () => {
  const vectors = vectorsAt([0, 90, 90, 90, 90, 90, 90, 0]);
  const own = similar([1, 2, 3, 4, 5, 6, 7], [255, 240, 230, 220, 210, 200, 100]);
  expect(chosen(own, vectors)).toEqual([7, 1, 2, 3, 4]);
});

test('the author’s come first, as they were, and are never displaced', () => {
  const vectors = vectorsAt([0, 180, 170, 0, 5, 10]);
  const own = similar([3, 1, 4, 5], [255, 200, 100, 50]);
  expect(chosen(own, vectors, { authored: [2, 1] })).toEqual([2, 1, 3, 4, 5]);
  const all = [5, 4, 3, 2, 1];
  expect(chosen(own, vectors, { authored: all })).toEqual(all);
});

test('what has no vector yet stands by its words', () => {
  const vectors = vectorsAt([0, undefined, 90, undefined]);
  expect(chosen(similar([1, 2, 3], [255, 200, 100]), vectors)).toEqual([1, 2, 3]);
});

test('a copy has those of its original; what is not in search keeps what its author named', () => {
  const vectors = vectorsAt([0, 90, 0]);
  const links = {
    originals: new Map([[3, 0]]),
    related: [[1], [], [], [1], [2]],
    named: [0, 0, 0, 0, 1],
    documents: [0, 1, 2, 0, -1],
  };
  const table = packLinks(links);
  const related = chooseRelated(table, packSimilar(3, [[0, similar([1, 2], [255, 200])]]), vectors);
  const of = (number: number) => [
    ...related.subarray(number * relatedLimit, (number + 1) * relatedLimit).filter((other) => other < 5),
  ];
  expect([of(0), of(3), of(4)]).toEqual([[2, 1], [2, 1], [2]]);
});
