import cluster, { type Worker } from 'node:cluster';
import type { StorageTrouble } from '@/lib/snapshot/storage/follow-storage';

/** What the process that follows object storage tells those that serve. */
interface StorageMessage {
  readonly kind: 'storage';
  readonly trouble: StorageTrouble | undefined;
}

let current: StorageTrouble | undefined;

/** What is wrong with the object storage now, as this process was told; undefined where nothing is. */
export function storageTrouble(): StorageTrouble | undefined {
  return current;
}

/** From now on this process says so, and those that it looks after. */
export function setStorageTrouble(trouble: StorageTrouble | undefined): void {
  current = trouble;
  for (const worker of Object.values(cluster.workers ?? {})) if (worker) tell(worker, trouble);
}

/** Has processes that begin later know it too: once they serve, since before that nobody there listens. */
export function tellWorkersOfStorage(): void {
  cluster.on('listening', (worker) => tell(worker, current));
}

/** Has this process hear it from the one that looks after it. */
export function hearOfStorage(): void {
  process.on('message', (message: unknown) => {
    if (isStorageMessage(message)) current = message.trouble;
  });
}

/** One that ends just now is told nothing: without somebody who hears of that, it would end this process. */
function tell(worker: Worker, trouble: StorageTrouble | undefined): void {
  const message: StorageMessage = { kind: 'storage', trouble };
  worker.send(message, () => undefined);
}

function isStorageMessage(message: unknown): message is StorageMessage {
  return typeof message === 'object' && message !== null && 'kind' in message && message.kind === 'storage';
}
