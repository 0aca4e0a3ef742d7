import { createHash } from 'node:crypto';
import type { Quantized } from './quantize';
import { keyBytes } from './vector-file';

type KeptVector = Quantized<Int8Array>;

/** What an entry takes beside its vector. */
const entryBytes = 200;

/** Vectors of texts by a hash of each, so many bytes at most: those go first that were not wanted for the longest time. */
export function createVectorCache(maxBytes: number) {
  const kept = new Map<string, KeptVector>();
  let bytes = 0;
  const forget = (key: string) => {
    const vector = kept.get(key);
    if (vector && kept.delete(key)) bytes -= vector.values.length + entryBytes;
  };
  return {
    /** The text's vector, made where it is not kept. */
    async get(text: string, make: (text: string) => Promise<KeptVector>): Promise<KeptVector> {
      const key = createHash('sha256').update(text).digest().toString('latin1', 0, keyBytes);
      const vector = kept.get(key) ?? (await make(text));
      forget(key);
      kept.set(key, vector);
      bytes += vector.values.length + entryBytes;
      for (const oldest of kept.keys()) {
        if (bytes <= maxBytes) break;
        forget(oldest);
      }
      return vector;
    },
    get size() {
      return kept.size;
    },
  };
}
