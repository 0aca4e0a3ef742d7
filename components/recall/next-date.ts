import type { Due } from '@/lib/study/recall/memory';
import { dayMs, dayOf, type Moment, minuteMs } from '@/lib/study/recall/study-day';

/** How long until a card comes up, in a few letters: `10 min`, `1 day`, `3 months`. */
export function timeUntil(due: Due, now: Moment): string {
  if ('ms' in due) {
    const minutes = Math.max(1, Math.round((due.ms - now.ms) / minuteMs));
    return minutes < 60 ? `${minutes} min` : counted(Math.round(minutes / 60), 'hour');
  }
  const days = Math.max(0, due.day - dayOf(now));
  if (days < 1) return 'today';
  if (days < 31) return counted(days, 'day');
  return days < 365 ? counted(Math.round(days / 30.4), 'month') : counted(round(days / 365), 'year');
}

/** The date, `Jun 4`, with its year where that is another one. */
export function dateOf(due: Due, now: Moment, language: string): string {
  const day = 'day' in due ? due.day : dayOf({ ms: due.ms, zoneMinutes: now.zoneMinutes });
  const date = new Date(day * dayMs);
  const isThisYear = date.getUTCFullYear() === new Date(dayOf(now) * dayMs).getUTCFullYear();
  return date.toLocaleDateString(language, {
    month: 'short',
    day: 'numeric',
    ...(isThisYear ? {} : { year: 'numeric' }),
    timeZone: 'UTC',
  });
}

export function counted(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`;
}

function round(count: number): number {
  return Math.round(count * 10) / 10;
}
