import { AsyncLocalStorage } from 'node:async_hooks';

/** All who wait for the same: clients by their names. More may join while it is waited for. */
export interface Askers {
  readonly clients: ReadonlySet<string>;
  join(client: string): void;
  /** Tells of each who joins, until what is returned is called. */
  onJoin(tell: () => void): () => void;
}

export function createAskers(...first: readonly string[]): Askers {
  const clients = new Set(first);
  const told = new Set<() => void>();
  return {
    clients,
    join(client) {
      if (clients.has(client)) return;
      clients.add(client);
      for (const tell of [...told]) tell();
    },
    onJoin(tell) {
      told.add(tell);
      return () => void told.delete(tell);
    },
  };
}

const asking = new AsyncLocalStorage<Askers>();

/** Runs a task, and all that it waits for, for those who ask. */
export function withAskers<T>(askers: Askers, task: () => T): T {
  return asking.run(askers, task);
}

/** For whom something is done now; undefined where it is for nobody in particular. */
export function currentAskers(): Askers | undefined {
  return asking.getStore();
}
