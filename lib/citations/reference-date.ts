import type { CalendarDate } from '@/lib/text/calendar-date';

const months = 'January February March April May June July August September October November December'.split(
  ' ',
);

interface DateParts {
  readonly year: number;
  /** From 1. */
  readonly month: number;
  readonly day: number;
}

/** `2024-12-22` in numbers. */
export function dateParts(date: CalendarDate): DateParts {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return { year, month, day };
}

export function monthName(month: number): string {
  return months[month - 1] ?? '';
}

/** `December 22, 2024`. */
export function americanDate(date: CalendarDate): string {
  const { year, month, day } = dateParts(date);
  return `${monthName(month)} ${day}, ${year}`;
}

/** `22 December 2024`. */
export function britishDate(date: CalendarDate): string {
  const { year, month, day } = dateParts(date);
  return `${day} ${monthName(month)} ${year}`;
}

/** `22 Dec. 2024`; May, June and July stay whole (MLA Handbook, 9th ed., appendix 1). */
export function shortDate(date: CalendarDate): string {
  const { year, month, day } = dateParts(date);
  const name = monthName(month);
  const short = name.length <= 4 ? name : `${name.slice(0, name === 'September' ? 4 : 3)}.`;
  return `${day} ${short} ${year}`;
}
