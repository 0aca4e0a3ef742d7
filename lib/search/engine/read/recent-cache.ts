/** Keeps the most recently used values; a load that fails is not kept, and loads under way are shared. */
export interface RecentCache<V, K = number> {
  get(key: K, load: () => Promise<V>): Promise<V>;
  /** What is kept already, or under way. */
  known(key: K): Promise<V> | undefined;
}

export function createRecentCache<V, K = number>(most: number): RecentCache<V, K> {
  const entries = new Map<K, Promise<V>>();
  const known = (key: K) => {
    const found = entries.get(key);
    if (found === undefined) return undefined;
    entries.delete(key);
    entries.set(key, found);
    return found;
  };
  return {
    known,
    get(key, load) {
      const found = known(key);
      if (found !== undefined) return found;
      const loading = load();
      entries.set(key, loading);
      loading.catch(() => {
        if (entries.get(key) === loading) entries.delete(key);
      });
      const oldest = entries.size > most ? entries.keys().next().value : undefined;
      if (oldest !== undefined) entries.delete(oldest);
      return loading;
    },
  };
}
