import { dateOfDay, dayMs } from '@/lib/study/recall/study-day';
import styles from './charts.module.css';
import { DataTable } from './data-table';

interface ReviewCalendarProps {
  /** The first day of study, a Monday, and the reviews of each day from it on. */
  readonly firstDay: number;
  readonly counts: readonly number[];
}

const cell = 14;
const top = 18;
const left = 30;
const levels = 4;

/** The reviews of each day, a column a week; with a table of the days on which there were any. */
export function ReviewCalendar({ firstDay, counts }: ReviewCalendarProps) {
  const most = Math.max(1, ...counts);
  const weeks = Math.ceil(counts.length / 7);
  const total = counts.reduce((sum, count) => sum + count, 0);
  const language = document.documentElement.lang;
  const monthOf = (week: number) =>
    new Date((firstDay + week * 7) * dayMs).toLocaleDateString(language, { month: 'short', timeZone: 'UTC' });
  return (
    <>
      <svg
        className={styles.calendar}
        viewBox={`0 0 ${left + weeks * cell} ${top + 7 * cell}`}
        role="img"
        aria-label={`Reviews of ${weeks} weeks, ${total} in all`}
      >
        {['Mon', 'Wed', 'Fri'].map((name, i) => (
          <text key={name} x="0" y={top + i * 2 * cell + 11} fontSize="11">
            {name}
          </text>
        ))}
        {namedWeeks(weeks, monthOf).map((week) => (
          <text key={week} x={left + week * cell} y="11" fontSize="11">
            {monthOf(week)}
          </text>
        ))}
        {counts.map((count, i) => (
          <rect
            key={dateOfDay(firstDay + i)}
            x={left + Math.floor(i / 7) * cell}
            y={top + (i % 7) * cell}
            width={cell - 2}
            height={cell - 2}
            rx="2"
            data-level={Math.ceil((count / most) * levels)}
          >
            <title>{`${dateOfDay(firstDay + i)}: ${count}`}</title>
          </rect>
        ))}
      </svg>
      <DataTable
        heads={['Day', 'Reviews']}
        rows={counts.flatMap((count, i) =>
          count > 0 ? [[dateOfDay(firstDay + i), String(count)] as const] : [],
        )}
      />
    </>
  );
}

/** Weeks above which a new month is named. Where the next one begins at once, the first has no room for its name. */
function namedWeeks(weeks: number, monthOf: (week: number) => string): readonly number[] {
  const begins = (week: number) => week % 2 === 0 && monthOf(week) !== monthOf(week - 2);
  return Array.from({ length: weeks }, (_, week) => week).filter(
    (week) => begins(week) && !(week === 0 && begins(2)),
  );
}
