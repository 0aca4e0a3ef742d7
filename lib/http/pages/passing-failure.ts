import { SemaphoreFull } from '@/lib/concurrency/semaphore';
import { isStorageAway } from '@/lib/snapshot/storage/object-store';

/** Whether what went wrong is so for a while only: who asks may come again. */
export function isPassing(error: unknown): boolean {
  return error instanceof SemaphoreFull || isStorageAway(error);
}
