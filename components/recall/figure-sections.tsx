import { retentionDays, stabilityClasses } from '@/lib/study/recall/figures';
import type { Overview } from '@/lib/study/recall/overview';
import { BarChart } from './charts/bar-chart';
import { ReviewCalendar } from './charts/review-calendar';
import { counted, dateOf } from './next-date';
import styles from './recall.module.css';
import { nowMoment } from './recall-state';

interface FiguresProps {
  readonly figures: Overview;
}

const classNames = ['< 1 day', '1–7 days', '1–4 wk', '1–3 mo', '3–12 mo', '> 1 year'];

/** What comes up on each of the next days. */
export function Forecast({ figures: { forecast, day } }: FiguresProps) {
  const language = document.documentElement.lang;
  const now = nowMoment();
  return (
    <section className={styles.figure}>
      <h2>The next 30 days</h2>
      <BarChart
        label={`Cards that come up: ${forecast[0]} today, ${forecast.reduce((a, b) => a + b, 0)} in 30 days`}
        heads={['Day', 'Cards']}
        bars={forecast.map((count, i) => ({
          name: i === 0 ? 'Today' : dateOf({ day: day + i }, now, language),
          count,
        }))}
        namedEvery={7}
      />
    </section>
  );
}

/** What was known of what came up again, beside the share that the reader wants. */
export function Retention({ figures }: FiguresProps) {
  const { asked, known } = figures.retained;
  return (
    <section className={styles.figure}>
      <h2>Retention</h2>
      <p>
        {asked === 0
          ? 'No card has come up again after a day or more yet.'
          : `You knew ${percent(known / asked)} of the ${counted(asked, 'card')} that came up again in ${retentionDays} days.`}{' '}
        You want {percent(figures.retention)}. Asked this moment, you would know{' '}
        {percent(figures.expected ?? 0)} of your {counted(figures.learned, 'card')}, by estimate.
      </p>
    </section>
  );
}

/** How long cards last. */
export function Stability({ figures: { stability, medianStability } }: FiguresProps) {
  return (
    <section className={styles.figure}>
      <h2>Stability</h2>
      <p>
        How long until a card is forgotten with a chance of one in ten; half of yours last{' '}
        {counted(Math.round(medianStability ?? 0), 'day')} or longer.
      </p>
      <BarChart
        label={`Cards by how long they last: ${classNames.map((name, i) => `${name} ${stability[i]}`).join(', ')}`}
        heads={['Lasts', 'Cards']}
        bars={stabilityClasses.map((_, i) => ({
          name: classNames[i] ?? '',
          count: stability[i] ?? 0,
        }))}
      />
    </section>
  );
}

/** The reviews of half a year, a day a square. */
export function ReviewedDays({ figures }: FiguresProps) {
  return (
    <section className={styles.figure}>
      <h2>Half a year of reviews</h2>
      <ReviewCalendar {...figures.calendar} />
    </section>
  );
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
