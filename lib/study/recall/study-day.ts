/** A moment, and how many minutes local time was ahead of UTC then. */
export interface Moment {
  /** Milliseconds since 1970. */
  readonly ms: number;
  readonly zoneMinutes: number;
}

/** How many minutes local time is ahead of UTC at a moment. */
export type ZoneAt = (ms: number) => number;

export const minuteMs = 60_000;
export const dayMs = 24 * 60 * minuteMs;
/** A day of study ends at 4 in the morning: what is done late at night belongs to the evening before. */
const dayStartMinutes = 4 * 60;

/** The zone that the device is set to. */
export const deviceZone: ZoneAt = (ms) => 0 - new Date(ms).getTimezoneOffset();

export function momentAt(ms: number, zoneAt: ZoneAt): Moment {
  return { ms, zoneMinutes: zoneAt(ms) };
}

/** Time that counts whole days of study from 1970 on: its days in UTC are those of the reader. */
export function studyMs({ ms, zoneMinutes }: Moment): number {
  return ms + (zoneMinutes - dayStartMinutes) * minuteMs;
}

/** The moment at which study time says so, in the zone of another moment. */
export function momentOfStudyMs(at: number, zoneMinutes: number): number {
  return at - (zoneMinutes - dayStartMinutes) * minuteMs;
}

/**
 * The number of a day of study, the days since 1970.
 * @example
 * dayOf({ ms: Date.UTC(1970, 0, 2, 3, 59), zoneMinutes: 0 }); // 0
 */
export function dayOf(moment: Moment): number {
  return Math.floor(studyMs(moment) / dayMs);
}

/** When a day of study begins, to the minute, also where clocks are changed around then. */
export function startOfDay(day: number, zoneAt: ZoneAt): number {
  // No zone is more than 15 hours away from UTC.
  let [before, after] = [day * dayMs - 20 * 60 * minuteMs, day * dayMs + 20 * 60 * minuteMs];
  while (after - before > minuteMs) {
    const middle = before + Math.floor((after - before) / minuteMs / 2) * minuteMs;
    if (dayOf(momentAt(middle, zoneAt)) < day) before = middle;
    else after = middle;
  }
  return after;
}

/** The calendar date on which a day of study begins, as `2026-03-01`. */
export function dateOfDay(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}
