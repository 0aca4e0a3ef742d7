import { selectBest } from '@/lib/search/engine/rank/select-best';
import { maxNear, type NearList } from '@/lib/search/format/protocol/near-list';
import { quantizeQuery } from './quantize';
import { layoutOf, type VectorTable } from './vector-file';

/** By what the best is compared with, whether a query singles something out. */
const compared = 10;

/** Finds the documents nearest to a vector: exactly, all of them are looked at. */
export type Nearest = (
  vector: Float32Array,
  most?: number,
) => Pick<NearList, 'documents' | 'cosines' | 'gap'>;

export function createNearest(table: VectorTable): Nearest {
  const { width, count, scales, kernel } = table;
  const layout = layoutOf(table);
  const query = new Int16Array(kernel.memory.buffer, layout.query, width);
  const dots = new Int32Array(kernel.memory.buffer, layout.out, count);
  const present = Array.from(scales.keys()).filter((document) => (scales[document] as number) > 0);
  return (vector, most = maxNear) => {
    const { values, scale } = quantizeQuery(vector);
    if (values.length !== width)
      throw new RangeError(`the query has ${vector.length} dimensions, its rows ${width}`);
    query.set(values);
    kernel.scan(0, count, width, layout.query, layout.out);
    const cosineOf = (document: number) => (dots[document] as number) * (scales[document] as number) * scale;
    const best = selectBest(present, cosineOf, Math.max(most, compared));
    const gap =
      best.length > 0 ? cosineOf(best[0] as number) - cosineOf(best.slice(0, compared).at(-1) as number) : 0;
    const documents = best.slice(0, most).sort((a, b) => a - b);
    return { documents, cosines: documents.map(cosineOf), gap };
  };
}
