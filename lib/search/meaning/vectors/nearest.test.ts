import fc from 'fast-check';
import { expect, it } from 'vitest';
import { propertyRuns } from '@/test-support/property-runs';
import { createNearest } from './nearest';
import { meanOf, quantize, widthOf } from './quantize';
import { createTable, type VectorTable } from './vector-file';

function tableOf(vectors: readonly Float32Array[]): VectorTable {
  const width = widthOf(vectors[0]?.length ?? 16);
  const table = createTable({ model: 'm', snapshot: 'g', width, count: vectors.length });
  for (const [i, vector] of vectors.entries()) {
    const { values, scale } = quantize(vector);
    table.rows.set(values, i * width);
    table.scales[i] = scale;
  }
  return table;
}

it('finds what reckoning in full finds, in its order, to a hundredth', () => {
  const value = fc.float({ min: -1, max: 1, noNaN: true });
  const vectors = fc.integer({ min: 1, max: 40 }).chain((dimensions) => {
    const vector = fc.array(value, { minLength: dimensions, maxLength: dimensions });
    return fc.array(vector, { minLength: 2, maxLength: 60 });
  });
  fc.assert(
    fc.property(vectors, (all) => {
      const [query, ...rows] = all.map((vector) => meanOf([Float32Array.from(vector)])) as [
        Float32Array,
        ...Float32Array[],
      ];
      const found = createNearest(tableOf(rows))(query, 5);
      const cosine = (row: Float32Array) => row.reduce((sum, x, i) => sum + x * (query[i] as number), 0);
      for (const [i, document] of found.documents.entries())
        expect(found.cosines[i]).toBeCloseTo(cosine(rows[document] as Float32Array), 1);
      const worst = Math.min(...found.cosines);
      for (const [i, row] of rows.entries())
        if (row.some((x) => x !== 0) && !found.documents.includes(i))
          expect(cosine(row)).toBeLessThan(worst + 0.02);
    }),
    { numRuns: propertyRuns(60) },
  );
});

it('leaves out numbers that lie idle, and tells how far the best stands above the tenth', () => {
  const at = (angle: number) => Float32Array.from([Math.cos(angle), Math.sin(angle)]);
  const table = tableOf([at(0), new Float32Array(2), ...Array.from({ length: 20 }, () => at(Math.PI / 3))]);
  const { documents, gap } = createNearest(table)(at(0), 3);
  expect(documents).toEqual([0, 2, 3]);
  expect(gap).toBeCloseTo(0.5, 1);
});

it('refuses a query of another model', () => {
  const table = tableOf([new Float32Array(40).fill(0.1)]);
  expect(() => createNearest(table)(new Float32Array(384).fill(0.1))).toThrow('dimensions');
});
