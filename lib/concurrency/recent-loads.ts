import { createBoundedCache } from './bounded-cache';

/** Keeps the most recently used of what was loaded; a load that fails is not kept, and loads under way are shared. */
export interface RecentLoads<V, K = number> {
  get(key: K, load: () => Promise<V>): Promise<V>;
  /** What is kept already, or under way. */
  known(key: K): Promise<V> | undefined;
}

/** @param most how many are kept */
export function createRecentLoads<V, K = number>(most: number): RecentLoads<V, K> {
  const loads = createBoundedCache<K, Promise<V>>(most);
  return {
    known: loads.get,
    get(key, load) {
      const found = loads.get(key);
      if (found !== undefined) return found;
      const loading = load();
      loads.set(key, loading);
      loading.catch(() => {
        if (loads.get(key) === loading) loads.delete(key);
      });
      return loading;
    },
  };
}
