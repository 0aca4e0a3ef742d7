/** Keeps the most recently used values; a load that fails is not kept, and loads under way are shared. */
export interface RecentCache<V> {
  get(key: number, load: () => Promise<V>): Promise<V>;
}

export function createRecentCache<V>(most: number): RecentCache<V> {
  const entries = new Map<number, Promise<V>>();
  return {
    get(key, load) {
      const found = entries.get(key);
      if (found !== undefined) {
        entries.delete(key);
        entries.set(key, found);
        return found;
      }
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
