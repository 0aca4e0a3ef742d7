import type { Kept, Kind } from '@/lib/study/model/records';
import { emptyState, type StudyState } from '@/lib/study/model/study-state';
import type { StudyDatabase } from './study-database';

/** So many records come at a time: thousands at once would hold a phone up, a task each does not. */
const recordsAtOnce = 400;

/** All records of some kinds, as of one moment; the others are empty. */
export async function readRecords(database: StudyDatabase, kinds: readonly Kind[]): Promise<StudyState> {
  if (kinds.length === 0) return emptyState;
  const transaction = database.transaction([...kinds], 'readonly');
  const read = await Promise.all(
    kinds.map(async (kind) => {
      const store = transaction.objectStore(kind);
      const records = new Map<string, Kept<Kind>>();
      for (let from: string | undefined, left = true; left; ) {
        const range = from === undefined ? undefined : IDBKeyRange.lowerBound(from, true);
        const some: readonly Kept<Kind>[] = await store.getAll(range, recordsAtOnce);
        for (const record of some) records.set(record.id, record);
        left = some.length === recordsAtOnce;
        from = some.at(-1)?.id;
      }
      return [kind, records] as const;
    }),
  );
  return { ...emptyState, ...Object.fromEntries(read) } as StudyState;
}

/** So many of the last reviews tell which cards were tested last. */
const lastReviews = 3_000;

/** Question paths that were saved, those tested last before them, as their keys alone tell. */
export async function readStudiedPaths(database: StudyDatabase, most: number): Promise<readonly string[]> {
  const transaction = database.transaction(['review', 'saved'], 'readonly');
  const paths = new Set<string>();
  const reviews = transaction.objectStore('review').index('moment');
  let cursor = await reviews.openKeyCursor(null, 'prev');
  for (let seen = 0; cursor && paths.size < most && seen < lastReviews; seen++) {
    const [path = ''] = cursor.key[1].split('#');
    paths.add(path);
    cursor = await cursor.continue();
  }
  const saved = transaction.objectStore('saved').index('path');
  let next = await saved.openKeyCursor();
  while (next && paths.size < most) {
    paths.add(next.key);
    next = await next.continue();
  }
  return [...paths];
}
