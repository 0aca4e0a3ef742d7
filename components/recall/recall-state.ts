import { deviceZone, type Moment, momentAt } from '@/lib/study/recall/study-day';
import type { RecallRead } from '@/lib/study/store/memories/read-recall';

/** Everything that recall goes by, once it is read. */
export type Recall = RecallRead;

export function nowMoment(): Moment {
  return momentAt(Date.now(), deviceZone);
}

/** Paths of all questions that the reader saved, list by list. */
export function allSaved({ saved }: Recall): readonly string[] {
  return [...saved.values()].flat();
}
