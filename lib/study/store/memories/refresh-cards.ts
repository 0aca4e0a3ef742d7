import type { Kept } from '@/lib/study/model/records';
import { isDeleted } from '@/lib/study/model/records';
import { type CardDecision, cardOf, type DeckCard, type DeckSettings } from '@/lib/study/recall/deck';
import { createScheduler, type Scheduler, schedulerVersion } from '@/lib/study/recall/memory';
import type { Moment } from '@/lib/study/recall/study-day';
import type { Writing } from '@/lib/study/store/study-database';
import { bucketOf, groupByBucket, packCards, unpackCards } from './bucket';
import { headId, isHead } from './remembered';

/** Raised with each change of what a card holds, or of how its reviews are counted. */
const cardVersion = 1;

/** By what cards are made of their reviews. */
export interface Remembering {
  readonly scheduler: Scheduler;
  /** Another one for other parameters, and other code. */
  readonly version: string;
}

export function rememberingBy({ retention, weights }: DeckSettings): Remembering {
  const version = JSON.stringify([cardVersion, schedulerVersion, retention, weights]);
  return { scheduler: createScheduler({ retention, weights }), version };
}

/**
 * Makes cards anew that changed, of the reviews as the transaction sees them.
 * @param others ids of cards that are not those of this moment, where no review of them changed
 * @returns whether the cards that are kept are right from then on; else all are to be made anew
 */
export async function refreshCards(
  transaction: Writing,
  { scheduler, version }: Remembering,
  { now, others = [] }: { readonly now: Moment; readonly others?: readonly string[] },
): Promise<boolean> {
  const store = transaction.objectStore('memory');
  const head = await store.get(headId);
  if (!isHead(head) || !head.isReady || head.version !== version) return false;
  const ids = new Set([...head.stale, ...others]);
  const made = await Promise.all(
    [...ids].map(async (id) => cardOf(scheduler, id, { ...(await readCard(transaction, id)), now })),
  );
  const remade = groupByBucket(made.filter(isKept));
  let count = head.cards;
  for (const id of new Set([...ids].map(bucketOf))) {
    const bucket = await store.get(id);
    const before = bucket === undefined ? [] : unpackCards(bucket);
    if (!before) {
      await store.delete(headId);
      return false;
    }
    const cards = [...before.filter((card) => !ids.has(card.id)), ...(remade.get(id) ?? [])];
    count += cards.length - before.length;
    await (cards.length > 0 ? store.put(packCards(id, cards)) : store.delete(id));
  }
  await store.put({ ...head, cards: count, stale: [] });
  return true;
}

/** Whether there is anything to keep of a card: all that was of others was taken back. */
export function isKept({ facts, decision, counted }: DeckCard): boolean {
  return facts.length > 0 || decision !== undefined || counted.ahead > 0;
}

async function readCard(transaction: Writing, id: string) {
  const [reviews, decided] = await Promise.all([
    transaction.objectStore('review').index('card').getAll(id),
    transaction.objectStore('card').get(id),
  ]);
  return {
    reviews: reviews.flatMap((record) => (isDeleted(record) ? [] : [record])),
    decision: decisionOf(decided),
  };
}

/** What a record says that a card goes by. */
export function decisionOf(record: Kept<'card'> | undefined): CardDecision | undefined {
  if (!record || isDeleted(record)) return undefined;
  const { id, title, isSuspended, buriedUntilMs, updatedMs } = record;
  return { id, title, isSuspended, buriedUntilMs, updatedMs };
}
