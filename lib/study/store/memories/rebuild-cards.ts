import { liveRecords } from '@/lib/study/model/study-state';
import { cardsInSteps, type DeckCard } from '@/lib/study/recall/deck';
import type { Moment } from '@/lib/study/recall/study-day';
import { maker } from '@/lib/study/store/maker';
import { readRecords } from '@/lib/study/store/read-records';
import type { StudyDatabase } from '@/lib/study/store/study-database';
import { groupByBucket, packCards } from './bucket';
import { decisionOf, isKept, type Remembering } from './refresh-cards';
import { type Head, headId, isHead } from './remembered';

/** So many reviews are worked through before the page may do something else: some milliseconds of a slow phone. */
const reviewsAtOnce = 500;

/**
 * Makes all cards of all reviews, in pieces between which the page stays awake, and keeps them. What changes meanwhile is
 * noted in the head, and made anew at the next reading. Of two tabs that do it at once the later one keeps what it made.
 */
export async function rebuildCards(
  database: StudyDatabase,
  { scheduler, version }: Remembering,
  now: Moment,
): Promise<readonly DeckCard[]> {
  const head: Head = { id: headId, version, build: maker.newId(), isReady: false, cards: 0, stale: [] };
  // Where nothing can be kept, because no room is left, the cards are shown all the same.
  const isBegun = await database.put('memory', head).then(
    () => true,
    () => false,
  );
  const state = await readRecords(database, ['review', 'card']);
  const decisions = liveRecords(state, 'card').flatMap((record) => decisionOf(record) ?? []);
  const kept = { reviews: liveRecords(state, 'review'), decisions };
  const steps = cardsInSteps(kept, scheduler, { now, reviewsAtOnce });
  let step = steps.next();
  while (!step.done) {
    await new Promise((resolve) => setTimeout(resolve));
    step = steps.next();
  }
  if (isBegun) await keepCards(database, head.build, step.value).catch(() => undefined);
  return step.value;
}

async function keepCards(database: StudyDatabase, build: string, cards: readonly DeckCard[]): Promise<void> {
  const transaction = database.transaction('memory', 'readwrite');
  const { store } = transaction;
  const head = await store.get(headId);
  if (isHead(head) && head.build === build) {
    const kept = cards.filter(isKept);
    const buckets = [...groupByBucket(kept)].map(([id, own]) => packCards(id, own));
    await Promise.all([
      store.clear(),
      ...buckets.map((bucket) => store.put(bucket)),
      store.put({ ...head, isReady: true, cards: kept.length }),
    ]);
  }
  await transaction.done;
}
