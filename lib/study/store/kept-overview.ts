import { type Kind, recallKinds } from '@/lib/study/model/records';
import type { Overview } from '@/lib/study/recall/overview';

/** Its number is raised with each change of what an overview holds. */
const key = 'stoa-study-overview-1';

/** Keeps overviews of days, so that the next visit shows one before thousands of reviews are worked through. */
export function keepOverviews(overviews: readonly Overview[]): void {
  try {
    localStorage.setItem(key, JSON.stringify(overviews));
  } catch {
    // Storage is off or full: the next visit waits.
  }
}

/** The overview of a day of study, where nothing that it is made of was changed since it was kept. */
export function findOverview(day: number): Overview | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(kept) ? kept.find((one) => isOverview(one) && one.day === day) : undefined;
  } catch {
    return undefined;
  }
}

/** Forgets them where kinds of records are changed that they are made of. */
export function forgetOverviews(changed: ReadonlySet<Kind>): void {
  try {
    if (recallKinds.some((kind) => changed.has(kind))) localStorage.removeItem(key);
  } catch {
    // Nothing was kept.
  }
}

function isOverview(value: unknown): value is Overview {
  const { day, forecast, stability, calendar, leeches, suspended } = (value ?? {}) as Partial<Overview>;
  return (
    typeof day === 'number' &&
    [forecast, stability, calendar?.counts, leeches, suspended].every((part) => Array.isArray(part))
  );
}
