/** Values by key within a bound: those that were not used for the longest time go first. */
export interface BoundedCache<K, V> {
  /** The value, which is now the last that goes. */
  get(key: K): V | undefined;
  has(key: K): boolean;
  /** Weighs the value anew, and drops others until all fit; the value itself, where it is heavier than all may be. */
  set(key: K, value: V): void;
  delete(key: K): void;
  /** How many there are. */
  readonly size: number;
  /** What they weigh together. */
  readonly weight: number;
}

/**
 * Runs in browsers too: it knows nothing of Node, and nothing of time.
 * @param limit what all may weigh together
 * @param weigh what one weighs, as bytes; where it is left out each weighs 1, and the limit is how many are kept
 * @example
 * const lists = createBoundedCache<string, Uint8Array>(8_000_000, (list) => list.length);
 */
export function createBoundedCache<K, V>(
  limit: number,
  weigh: (value: V) => number = () => 1,
): BoundedCache<K, V> {
  const kept = new Map<K, { readonly value: V; readonly weight: number }>();
  let total = 0;
  const drop = (key: K) => {
    total -= kept.get(key)?.weight ?? 0;
    kept.delete(key);
  };
  return {
    get(key) {
      const entry = kept.get(key);
      if (entry === undefined) return undefined;
      kept.delete(key);
      kept.set(key, entry);
      return entry.value;
    },
    has: (key) => kept.has(key),
    set(key, value) {
      drop(key);
      const weight = weigh(value);
      kept.set(key, { value, weight });
      total += weight;
      for (const oldest of kept.keys()) {
        if (total <= limit) break;
        drop(oldest);
      }
    },
    delete: drop,
    get size() {
      return kept.size;
    },
    get weight() {
      return total;
    },
  };
}
