import { AsyncLocalStorage } from 'node:async_hooks';

const current = new AsyncLocalStorage<AbortSignal>();

/** Runs a task, and all that it waits for, for a reader who may leave before it is done. */
export function withReader<T>(signal: AbortSignal, task: () => T): T {
  return current.run(signal, task);
}

/** Tells when the reader for whom something is done has left; undefined where it is done for several, or for nobody. */
export function readerSignal(): AbortSignal | undefined {
  return current.getStore();
}
