import { unwrap } from 'idb';
import { laterOf } from '@/lib/study/model/merge';
import type { Change, Kept, Kind } from '@/lib/study/model/records';
import { markStale } from './memories/stale-cards';
import type { StoreName, StudyDatabase, Writing } from './study-database';

/** What is done in the transaction of a change, once it is written. */
export type Afterwards = (transaction: Writing) => Promise<void>;

/** Told how many of thousands of changes were gone through. */
export type OnWriting = (done: number) => void;

const cardStores = ['review', 'card', 'memory'] as const;

/** More changes than these are compared with all that is there, not one by one. */
const manyChanges = 200;

/**
 * Merges changes with what is there, in one transaction, in which the cards of reviews and decisions are told too.
 * @returns for each change what is kept now
 */
export async function writeRecords(
  database: StudyDatabase,
  changes: readonly Change[],
  { afterwards, onWriting }: { readonly afterwards?: Afterwards; readonly onWriting?: OnWriting } = {},
): Promise<readonly Change[]> {
  const kinds = [...new Set(changes.map(({ kind }) => kind))];
  const hasCards = kinds.some((kind) => kind === 'review' || kind === 'card');
  // What cards are made of is read beside.
  const stores: StoreName[] = hasCards ? [...new Set([...kinds, ...cardStores])] : kinds;
  const transaction: Writing = database.transaction(stores, 'readwrite');
  const writing = writeAll(transaction, changes, { afterwards, onWriting });
  // Why it was aborted says more than that a request of it was.
  try {
    await Promise.all([writing, transaction.done]);
  } catch (error) {
    abort(transaction);
    throw transaction.error ?? error;
  }
  return writing;
}

async function writeAll(
  transaction: Writing,
  changes: readonly Change[],
  { afterwards, onWriting }: { afterwards: Afterwards | undefined; onWriting: OnWriting | undefined },
): Promise<readonly Change[]> {
  const touched = new Set<string>();
  const onWritten: OnWritten = (before, after) => {
    for (const record of [before, after]) {
      if (record && 'card' in record) touched.add(record.card);
      if (record && 'isSuspended' in record) touched.add(record.id);
    }
  };
  const kept = await (changes.length > manyChanges
    ? writeMany(transaction, changes, { onWritten, onWriting })
    : writeEach(transaction, changes, onWritten));
  if (touched.size > 0) {
    await markStale(transaction, touched);
    await afterwards?.(transaction);
  }
  return kept;
}

/** Told of each record that is another now. */
type OnWritten = (before: Kept<Kind> | undefined, after: Kept<Kind>) => void;

function writeEach(
  transaction: Writing,
  changes: readonly Change[],
  onWritten: OnWritten,
): Promise<readonly Change[]> {
  const write = async ({ kind, record }: Change): Promise<Change> => {
    const store = transaction.objectStore(kind);
    const before: Kept<Kind> | undefined = await store.get(record.id);
    const later = before ? laterOf<Kept<Kind>>(before, record) : record;
    if (later !== before) {
      await store.put(later);
      onWritten(before, later);
    }
    return { kind, record: later } as Change;
  };
  return Promise.all(changes.map(write));
}

/** So many are handed over before what else the page has to do: it is not held up for seconds. */
const putAtOnce = 500;

/** A file brings thousands: what is there is read at once, and few requests are waited for. */
async function writeMany(
  transaction: Writing,
  changes: readonly Change[],
  { onWritten, onWriting }: { readonly onWritten: OnWritten; readonly onWriting: OnWriting | undefined },
): Promise<readonly Change[]> {
  const present = new Map<Kind, Map<string, Kept<Kind>>>();
  for (const kind of new Set(changes.map((change) => change.kind))) {
    const records: readonly Kept<Kind>[] = await transaction.objectStore(kind).getAll();
    present.set(kind, new Map(records.map((record) => [record.id, record])));
  }
  const kept: Change[] = [];
  let put = 0;
  for (const { kind, record } of changes) {
    const records = present.get(kind);
    const before = records?.get(record.id);
    const later = before ? laterOf<Kept<Kind>>(before, record) : record;
    kept.push({ kind, record: later } as Change);
    if (later === before) continue;
    records?.set(record.id, later);
    onWritten(before, later);
    put += 1;
    const store = transaction.objectStore(kind);
    if (put % putAtOnce === 0) {
      await store.put(later);
      onWriting?.(kept.length);
    } else unwrap(store).put(later);
  }
  return kept;
}

/** A request that fails by itself takes the others with it; one that could not even be made does not. */
function abort(transaction: { abort(): void; readonly done: Promise<void> }): void {
  transaction.done.catch(() => undefined);
  try {
    transaction.abort();
  } catch {
    // It was aborted already.
  }
}
