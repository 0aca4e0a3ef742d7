import type { CalendarDate } from '@/lib/text/calendar-date';

/** Why a question is not served: its author says so, or its day has not come. */
export type WithheldReason = 'draft' | 'future date';

/** Why a question is not served on a day; undefined where it is. */
export function withheldReason(
  { isDraft, date }: { readonly isDraft: boolean; readonly date: CalendarDate | undefined },
  today: CalendarDate,
): WithheldReason | undefined {
  if (isDraft) return 'draft';
  return date !== undefined && date > today ? 'future date' : undefined;
}
