import { useMemo } from 'react';
import { recallFigures } from '@/lib/study/recall/figures';
import { buildQueue, doneToday } from '@/lib/study/recall/queue';
import type { Moment } from '@/lib/study/recall/study-day';
import { CardList } from './card-list';
import { Forecast, Retention, ReviewedDays, Stability } from './figure-sections';
import { counted } from './next-date';
import styles from './recall.module.css';
import type { RecallActions } from './recall-actions';
import { RecallSettingsForm } from './recall-settings-form';
import { nowMoment, type Recall } from './recall-state';

interface DashboardProps {
  readonly recall: Recall;
  readonly actions: RecallActions;
  readonly onStart: () => void;
}

/** What is due today, what comes, and what the reviews come to. */
export function Dashboard({ recall, actions, onStart }: DashboardProps) {
  const { deck, settings } = recall;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the time of what is shown
  const now = useMemo(nowMoment, [deck, settings]);
  const figures = useMemo(() => recallFigures(deck, now), [deck, now]);
  return (
    <>
      <h1>Review</h1>
      <Today recall={recall} now={now} onStart={onStart} />
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
          <Forecast figures={figures} now={now} />
          <Retention figures={figures} wanted={settings.retention} />
          <Stability figures={figures} />
          <ReviewedDays figures={figures} />
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

interface TodayProps extends Pick<DashboardProps, 'recall' | 'onStart'> {
  readonly now: Moment;
}

/** What is due and done, with the way to begin. */
function Today({ recall, now, onStart }: TodayProps) {
  const { deck, settings, saved } = recall;
  const { counts, overLimit, nextMs } = useMemo(
    () => buildQueue(deck, settings, now, { offered: saved.map(({ path }) => path) }),
    [deck, settings, saved, now],
  );
  const done = doneToday(deck, now);
  const total = counts.due + counts.learning + counts.new;
  return (
    <>
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
