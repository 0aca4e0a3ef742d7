import { useMemo } from 'react';
import type { DeckCard } from '@/lib/study/recall/deck';
import { recallFigures, retentionDays, stabilityClasses } from '@/lib/study/recall/figures';
import { buildQueue, doneToday } from '@/lib/study/recall/queue';
import { dayOf } from '@/lib/study/recall/study-day';
import { BarChart } from './charts/bar-chart';
import { ReviewCalendar } from './charts/review-calendar';
import { addressOf } from './load-question';
import { counted, dateOf } from './next-date';
import styles from './recall.module.css';
import type { RecallActions } from './recall-actions';
import { RecallSettingsForm } from './recall-settings-form';
import { nowMoment, type Recall } from './recall-state';

interface DashboardProps {
  readonly recall: Recall;
  readonly actions: RecallActions;
  readonly onStart: () => void;
}

const classNames = ['< 1 day', '1–7 days', '1–4 wk', '1–3 mo', '3–12 mo', '> 1 year'];

/** What is due today, what comes, and what the reviews come to. */
export function Dashboard({ recall, actions, onStart }: DashboardProps) {
  const { deck, settings, saved } = recall;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the time of what is shown
  const now = useMemo(nowMoment, [deck, settings]);
  const { counts, overLimit, nextMs } = useMemo(
    () => buildQueue(deck, settings, now, { offered: saved.map(({ path }) => path) }),
    [deck, settings, saved, now],
  );
  const figures = useMemo(() => recallFigures(deck, now), [deck, now]);
  const done = doneToday(deck, now);
  const total = counts.due + counts.learning + counts.new;
  const today = dayOf(now);
  const language = document.documentElement.lang;
  return (
    <>
      <h1>Review</h1>
      <p className={styles.lead}>
        {total === 0
          ? 'Nothing is due today. '
          : `Due today: ${counted(counts.due + counts.learning, 'card')}`}
        {total > 0 && counts.new > 0 ? `, and ${counts.new} new` : ''}
        {total > 0 ? '. ' : ''}
        {done.reviews > 0 ? `Done today: ${counted(done.reviews, 'review')}. ` : ''}
        {overLimit > 0 ? `${counted(overLimit, 'card')} more wait for another day. ` : ''}
      </p>
      {total > 0 ? (
        <p>
          <button type="button" className={styles.main} onClick={onStart}>
            Start the review
          </button>
        </p>
      ) : null}
      {total === 0 && nextMs !== undefined ? <p>One card comes up again in a few minutes.</p> : null}
      {figures.learned === 0 ? <Beginning /> : null}
      <p className={styles.quiet}>
        Subjects are mixed on purpose: what is practiced side by side is told apart better later on than what
        is practiced in blocks, though it feels harder. A day ends at four in the morning.
      </p>
      {deck.ahead > 0 ? (
        <p className={styles.problem}>
          {counted(deck.ahead, 'review')} bear a date in the future, from a device whose clock was wrong. They
          count once that day has come.
        </p>
      ) : null}
      {figures.learned > 0 ? (
        <>
          <section className={styles.figure}>
            <h2>The next 30 days</h2>
            <BarChart
              label={`Cards that come up: ${figures.forecast[0]} today, ${figures.forecast.reduce((a, b) => a + b, 0)} in 30 days`}
              heads={['Day', 'Cards']}
              bars={figures.forecast.map((count, i) => ({
                name: i === 0 ? 'Today' : dateOf({ day: today + i }, now, language),
                count,
              }))}
              namedEvery={7}
            />
          </section>
          <section className={styles.figure}>
            <h2>Retention</h2>
            <p>
              {figures.retained.asked === 0
                ? 'No card has come up again after a day or more yet.'
                : `You knew ${percent(figures.retained.known / figures.retained.asked)} of the ${counted(figures.retained.asked, 'card')} that came up again in ${retentionDays} days.`}{' '}
              You want {percent(settings.retention)}. Asked this moment, you would know{' '}
              {percent(figures.expected ?? 0)} of your {counted(figures.learned, 'card')}, by estimate.
            </p>
          </section>
          <section className={styles.figure}>
            <h2>Stability</h2>
            <p>
              How long until a card is forgotten with a chance of one in ten; half of yours last{' '}
              {counted(Math.round(figures.medianStability ?? 0), 'day')} or longer.
            </p>
            <BarChart
              label={`Cards by how long they last: ${classNames.map((name, i) => `${name} ${figures.stability[i]}`).join(', ')}`}
              heads={['Lasts', 'Cards']}
              bars={stabilityClasses.map((_, i) => ({
                name: classNames[i] ?? '',
                count: figures.stability[i] ?? 0,
              }))}
            />
          </section>
          <section className={styles.figure}>
            <h2>Half a year of reviews</h2>
            <ReviewCalendar {...figures.calendar} />
          </section>
        </>
      ) : null}
      <CardList
        title="Cards that will not stick"
        note="Each was forgotten eight times or more since it was learned. Put such a card aside, or learn what it rests on first."
        cards={figures.leeches}
        act="Suspend"
        onAct={(card) => actions.decide(card, { isSuspended: true }, '')}
      />
      <CardList
        title="Suspended"
        note="These do not come up until you put them back."
        cards={figures.suspended}
        act="Put back"
        onAct={(card) => actions.decide(card, { isSuspended: false }, '')}
      />
      <RecallSettingsForm settings={settings} onChange={actions.set} />
    </>
  );
}

function Beginning() {
  return (
    <p>
      To begin, open a question, a subject or a topic, and choose “Test yourself” there. You see the question
      alone, recall the answer, then say how well you knew it; the question comes back shortly before you
      would forget it. Questions that you saved are offered here as new cards. All of it stays on this device.
    </p>
  );
}

function CardList({
  title,
  note,
  cards,
  act,
  onAct,
}: {
  readonly title: string;
  readonly note: string;
  readonly cards: readonly DeckCard[];
  readonly act: string;
  readonly onAct: (card: DeckCard) => void;
}) {
  if (cards.length === 0) return null;
  return (
    <section className={styles.figure}>
      <h2>{title}</h2>
      <p>{note}</p>
      <ul className={styles.list}>
        {cards.slice(0, 100).map((card) => (
          <li key={card.id}>
            <a href={addressOf(card.path)}>
              {card.decision?.title ?? card.path}
              {card.id === card.path ? '' : ` (${card.id.slice(card.path.length + 1).replaceAll('-', ' ')})`}
            </a>
            <button type="button" className={styles.button} onClick={() => onAct(card)}>
              {act}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
