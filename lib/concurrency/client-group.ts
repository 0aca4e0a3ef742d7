import { AsyncLocalStorage } from 'node:async_hooks';

/** All who wait for the same: clients by their names. More may join while it is waited for. */
export interface ClientGroup {
  readonly clients: ReadonlySet<string>;
  join(client: string): void;
  /** Tells of each who joins, until what is returned is called. */
  onJoin(report: () => void): () => void;
}

export function createClientGroup(...first: readonly string[]): ClientGroup {
  const clients = new Set(first);
  const told = new Set<() => void>();
  return {
    clients,
    join(client) {
      if (clients.has(client)) return;
      clients.add(client);
      for (const report of [...told]) report();
    },
    onJoin(report) {
      told.add(report);
      return () => void told.delete(report);
    },
  };
}

const asking = new AsyncLocalStorage<ClientGroup>();

/** Runs a task, and all that it waits for, for those who ask. */
export function withClientGroup<T>(group: ClientGroup, task: () => T): T {
  return asking.run(group, task);
}

/** For whom something is done now; undefined where it is for nobody in particular. */
export function currentClientGroup(): ClientGroup | undefined {
  return asking.getStore();
}
