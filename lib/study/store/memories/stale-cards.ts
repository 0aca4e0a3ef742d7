import type { Writing } from '@/lib/study/store/study-database';
import { headId, isHead } from './remembered';

/** Where more cards changed than these, all are made anew. */
const mostStale = 300;

/** Notes which cards changed, in the transaction that changed them: they are not taken for what they were. */
export async function markStale(transaction: Writing, cards: ReadonlySet<string>): Promise<void> {
  const store = transaction.objectStore('memory');
  const head = await store.get(headId);
  if (head === undefined) return;
  const stale = isHead(head) ? new Set([...head.stale, ...cards]) : undefined;
  if (isHead(head) && stale && stale.size <= mostStale) await store.put({ ...head, stale: [...stale] });
  else await store.delete(headId);
}
