import { createHash } from 'node:crypto';
import { createBoundedCache } from '@/lib/concurrency/bounded-cache';
import type { Quantized } from './quantize';
import { keyBytes } from './vector-file';

type KeptVector = Quantized<Int8Array>;

/** What an entry takes beside its vector. */
const entryBytes = 200;

/** Vectors of texts by a hash of each, so many bytes at most: those go first that were not wanted for the longest time. */
export function createVectorCache(maxBytes: number) {
  const kept = createBoundedCache<string, KeptVector>(maxBytes, ({ values }) => values.length + entryBytes);
  return {
    /** The text's vector, made where it is not kept. */
    async get(text: string, make: (text: string) => Promise<KeptVector>): Promise<KeptVector> {
      const key = createHash('sha256').update(text).digest().toString('latin1', 0, keyBytes);
      const known = kept.get(key);
      if (known !== undefined) return known;
      const vector = await make(text);
      kept.set(key, vector);
      return vector;
    },
    get size() {
      return kept.size;
    },
  };
}
