import { isDeleted } from '@/lib/study/model/records';
import type { StudyDatabase } from '@/lib/study/store/study-database';

/** What saved questions ask, by their paths, as it stood when they were saved. */
export async function readTitles(
  database: StudyDatabase,
  paths: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const index = database.transaction('saved').store.index('path');
  const found = await Promise.all(paths.map((path) => index.get(path)));
  return new Map(
    found.flatMap((record) => (record && !isDeleted(record) ? [[record.path, record.title] as const] : [])),
  );
}
