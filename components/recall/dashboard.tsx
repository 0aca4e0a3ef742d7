import type { NamedCard, Overview } from '@/lib/study/recall/overview';
import { CardList } from './card-list';
import { Forecast, Retention, ReviewedDays, Stability } from './figure-sections';
import { counted } from './next-date';
import styles from './recall.module.css';
import type { RecallActions } from './recall-actions';
import { RecallSettingsForm } from './recall-settings-form';
import type { Recall } from './recall-state';

export interface DashboardProps {
  readonly overview: Overview;
  readonly recall: Recall;
  readonly actions: RecallActions;
  readonly onStart: () => void;
}

/** What is due today, what comes, and what the reviews come to. */
export function Dashboard({ overview, recall, actions, onStart }: DashboardProps) {
  const { learned, ahead } = overview;
  const decide =
    (isSuspended: boolean) =>
    ({ id }: NamedCard) => {
      const card = recall.deck.cards.get(id);
      if (card) actions.decide(card, { isSuspended }, '');
    };
  return (
    <>
      <h1>Review</h1>
      <Today overview={overview} onStart={onStart} />
      {learned === 0 ? <Beginning /> : null}
      <p className={styles.quiet}>
        Subjects are mixed on purpose: what is practiced side by side is told apart better later on than what
        is practiced in blocks, though it feels harder. A day ends at four in the morning.
      </p>
      {ahead > 0 ? (
        <p className={styles.problem}>
          {counted(ahead, 'review')} bear a date in the future, from a device whose clock was wrong. They
          count once that day has come.
        </p>
      ) : null}
      {learned > 0 ? (
        <>
          <Forecast figures={overview} />
          <Retention figures={overview} />
          <Stability figures={overview} />
          <ReviewedDays figures={overview} />
        </>
      ) : null}
      <CardList
        title="Cards that will not stick"
        note="Each was forgotten eight times or more since it was learned. Put such a card aside, or learn what it rests on first."
        cards={overview.leeches}
        act="Suspend"
        onAct={decide(true)}
      />
      <CardList
        title="Suspended"
        note="These do not come up until you put them back."
        cards={overview.suspended}
        act="Put back"
        onAct={decide(false)}
      />
      <RecallSettingsForm settings={recall.settings} onChange={actions.set} />
    </>
  );
}

/** What is due and done, with the way to begin. */
function Today({
  overview: { due, fresh, done, overLimit, hasSoon },
  onStart,
}: Pick<DashboardProps, 'overview' | 'onStart'>) {
  const total = due + fresh;
  return (
    <>
      <p className={styles.lead}>
        {total === 0 ? 'Nothing is due today. ' : `Due today: ${counted(due, 'card')}`}
        {total > 0 && fresh > 0 ? `, and ${fresh} new` : ''}
        {total > 0 ? '. ' : ''}
        {done > 0 ? `Done today: ${counted(done, 'review')}. ` : ''}
        {overLimit > 0 ? `${counted(overLimit, 'card')} more wait for another day. ` : ''}
      </p>
      {total > 0 ? (
        <p>
          <button type="button" className={styles.main} onClick={onStart}>
            Start the review
          </button>
        </p>
      ) : null}
      {total === 0 && hasSoon ? <p>One card comes up again in a few minutes.</p> : null}
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
