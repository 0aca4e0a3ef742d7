import dayjs from 'dayjs';

/** A calendar date as written, `YYYY-MM-DD`: no time, no time zone. */
export type CalendarDate = string;

/** The day that it is where the machine stands. */
export function today(): CalendarDate {
  const now = new Date();
  const [month, day] = [now.getMonth() + 1, now.getDate()].map((number) => String(number).padStart(2, '0'));
  return `${now.getFullYear()}-${month}-${day}`;
}

/** Whether the text is a date that exists, written `YYYY-MM-DD`. */
export function isCalendarDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/**
 * The date in Moment.js tokens (`MMM DD, YYYY` → `Dec 22, 2024`).
 * The Date is built and formatted in the same, local, zone, so no zone can shift it.
 * @example
 * formatCalendarDate('2024-12-22', 'MMM DD, YYYY'); // 'Dec 22, 2024'
 */
export function formatCalendarDate(date: CalendarDate, format: string): string {
  const [year = 1970, month = 1, day = 1] = date.split('-').map(Number);
  return dayjs(new Date(year, month - 1, day, 12)).format(format);
}
