/** One use of something that several share. */
export interface Use<T> {
  readonly value: T;
  /** It is closed with the last who leaves. */
  leave(): Promise<void>;
}

/** What takes long to begin is begun once for all who use it at a time, by a key; who comes after the last begins it anew. */
export function createShare<T extends { close(): void | Promise<void> }>() {
  const shared = new Map<string, { readonly value: T; users: number }>();
  return (key: string, open: () => T): Use<T> => {
    const used = shared.get(key) ?? { value: open(), users: 0 };
    used.users += 1;
    shared.set(key, used);
    return {
      value: used.value,
      async leave() {
        used.users -= 1;
        if (used.users > 0) return;
        shared.delete(key);
        await used.value.close();
      },
    };
  };
}
