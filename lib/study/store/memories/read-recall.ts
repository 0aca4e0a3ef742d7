import { findSetting } from '@/lib/study/model/annotations';
import { listsOf, savedIn } from '@/lib/study/model/lists';
import type { ListRecord } from '@/lib/study/model/records';
import { emptyState, type StudyState } from '@/lib/study/model/study-state';
import { type Deck, type DeckCard, deckOf, isOfNow } from '@/lib/study/recall/deck';
import { type RecallSettings, readSettings } from '@/lib/study/recall/recall-settings';
import type { Moment } from '@/lib/study/recall/study-day';
import type { StoreName, StudyDatabase, Writing } from '@/lib/study/store/study-database';
import { unpackCards } from './bucket';
import { rebuildCards } from './rebuild-cards';
import { type Remembering, refreshCards, rememberingBy } from './refresh-cards';
import { headId, isHead, type Remembered } from './remembered';

/** What tests and the review go by. */
export interface RecallRead {
  readonly deck: Deck;
  readonly settings: RecallSettings;
  /** The lists and the settings, and nothing else. */
  readonly state: StudyState;
  /** Question paths of each list, in the reader's order of both. */
  readonly saved: ReadonlyMap<string, readonly string[]>;
}

/**
 * Reads the cards as they were kept, and makes anew those that changed since, or are not what their reviews come to at this
 * moment; all of them where what is kept is of other parameters, damaged, or not there.
 */
export async function readRecall(database: StudyDatabase, now: Moment): Promise<RecallRead> {
  const first = await readOnce(database);
  const remembering = rememberingBy(first.settings);
  const cards =
    trustedCards(first, remembering, now) ??
    (await refreshedCards(database, first, { remembering, now })) ??
    (await rebuildCards(database, remembering, now));
  const { settings, state, saved } = first;
  return { deck: deckOf(remembering.scheduler, cards), settings, state, saved };
}

/** What one transaction sees. */
interface ReadOnce extends Omit<RecallRead, 'deck'> {
  readonly remembered: readonly Remembered[];
  readonly reviews: number;
}

async function readOnce(database: StudyDatabase): Promise<ReadOnce> {
  const transaction = database.transaction(['setting', 'list', 'saved', 'memory', 'review'], 'readonly');
  const [settings, lists, remembered, reviews] = await Promise.all([
    transaction.objectStore('setting').getAll(),
    transaction.objectStore('list').getAll(),
    transaction.objectStore('memory').getAll(),
    transaction.objectStore('review').index('moment').count(),
  ]);
  const state = { ...emptyState, setting: byId(settings), list: byId(lists) };
  const store = transaction.objectStore('saved');
  const places = store.index('place');
  const keysOf = ({ id }: ListRecord) => places.getAllKeys(IDBKeyRange.bound([id], [id, []]));
  const inOrder = listsOf(state);
  const [all, ...keys] = await Promise.all([places.count(), ...inOrder.map(keysOf)]);
  const saved =
    pathsOf(inOrder, keys, all) ?? pathsIn({ ...state, saved: byId(await store.getAll()) }, inOrder);
  return { settings: readSettings((name) => findSetting(state, name)), state, saved, remembered, reviews };
}

/**
 * The questions of each list, as the ids of what was saved tell; undefined where they do not: questions of a list that
 * another device deleted stand in the first one.
 */
function pathsOf(
  lists: readonly ListRecord[],
  keys: readonly (readonly string[])[],
  all: number,
): RecallRead['saved'] | undefined {
  let count = 0;
  const saved = new Map<string, readonly string[]>();
  for (const [i, { id }] of lists.entries()) {
    const own = keys[i] ?? [];
    if (!own.every((key) => key.startsWith(`${id}/`))) return undefined;
    count += own.length;
    saved.set(
      id,
      own.map((key) => key.slice(id.length + 1)),
    );
  }
  return count === all ? saved : undefined;
}

function pathsIn(state: StudyState, lists: readonly ListRecord[]): RecallRead['saved'] {
  return new Map(lists.map(({ id }) => [id, savedIn(state, id).map(({ path }) => path)]));
}

/** The cards that are kept, where each is what its reviews come to now. */
function trustedCards(
  { remembered, reviews }: ReadOnce,
  { version }: Remembering,
  now: Moment,
): readonly DeckCard[] | undefined {
  const head = remembered.find(({ id }) => id === headId);
  if (!isHead(head) || !head.isReady || head.version !== version || head.stale.length > 0) return undefined;
  const cards = unpackAll(remembered);
  if (!cards || cards.length !== head.cards) return undefined;
  const counted = cards.reduce((sum, card) => sum + card.facts.length + card.counted.ahead, 0);
  return counted === reviews && cards.every((card) => isOfNow(card, now)) ? cards : undefined;
}

function unpackAll(remembered: readonly Remembered[]): readonly DeckCard[] | undefined {
  const cards: DeckCard[] = [];
  for (const bucket of remembered) {
    if (bucket.id === headId) continue;
    const own = unpackCards(bucket);
    if (!own) return undefined;
    cards.push(...own);
  }
  return cards;
}

/** The cards that are kept, once those that changed were made anew; undefined where that does not help. */
async function refreshedCards(
  database: StudyDatabase,
  { remembered }: ReadOnce,
  { remembering, now }: { readonly remembering: Remembering; readonly now: Moment },
): Promise<readonly DeckCard[] | undefined> {
  const others = unpackAll(remembered)?.flatMap((card) => (isOfNow(card, now) ? [] : [card.id]));
  if (!others) return undefined;
  const stores: StoreName[] = ['memory', 'review', 'card'];
  const transaction: Writing = database.transaction(stores, 'readwrite');
  const refreshing = refreshCards(transaction, remembering, { now, others });
  // Where no room is left they are made, and not kept.
  const [isRefreshed] = await Promise.all([refreshing, transaction.done]).catch(() => [false]);
  return isRefreshed ? trustedCards(await readOnce(database), remembering, now) : undefined;
}

function byId<Record extends { readonly id: string }>(
  records: readonly Record[],
): ReadonlyMap<string, Record> {
  return new Map(records.map((record) => [record.id, record]));
}
