import { type CalendarDate, formatCalendarDate } from '@/lib/text/calendar-date';

interface Sourced {
  readonly question: string;
  readonly author: string | undefined;
  readonly date: CalendarDate | undefined;
  readonly dateFormat: string;
}

/** Where a text that left the site comes from, on one line. */
export function sourceLine(
  { question, author, date, dateFormat }: Sourced,
  site: { readonly name: string; readonly isMachineWritten?: boolean },
  url: string,
): string {
  const by = author ? `${author}. ` : '';
  const on = date ? `, ${formatCalendarDate(date, dateFormat)}` : '';
  const note = site.isMachineWritten ? ' Written by a machine.' : '';
  return `${by}“${question}” ${site.name}${on}. ${url}${note}`;
}
