import type { KeptSubject } from '@/lib/offline/store/offline-database';

/** A subject that is kept is compared with the site's so often, while the site is read. */
const askEveryMs = 60 * 60_000;

/**
 * Whether there is something to fetch of a subject: what is unfinished, and what was not compared with the site for some
 * time; a clock that was set back counts as that.
 * @param isSparing whether the reader wants no more fetched than is asked for
 */
export function isDue(
  { state, askedMs = 0 }: Pick<KeptSubject, 'state' | 'askedMs'>,
  nowMs: number,
  isSparing: boolean,
): boolean {
  if (state === 'keeping') return true;
  return state === 'kept' && !isSparing && (nowMs - askedMs >= askEveryMs || askedMs > nowMs);
}
