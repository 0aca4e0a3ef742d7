import { useEffect, useRef, useState } from 'react';
import type { TestRange } from '@/lib/site/paths';
import type { Rating } from '@/lib/study/model/records';
import { dayOf, deviceZone, startOfDay } from '@/lib/study/recall/study-day';
import { addressOf, loadQuestion } from './load-question';
import { counted } from './next-date';
import styles from './recall.module.css';
import type { RecallActions } from './recall-actions';
import { nowMoment, type Recall } from './recall-state';
import { TestCard } from './test-card';
import { presentCard, usePlan } from './use-plan';

interface SessionProps {
  readonly recall: Recall;
  readonly actions: RecallActions;
  /** All that is due, where no range was asked for. */
  readonly range: TestRange | undefined;
  readonly onLeave: () => void;
}

/** A test: one card after another, until none is left. */
export function Session({ recall, actions, range, onLeave }: SessionProps) {
  const [isWithoutLimits, setWithoutLimits] = useState(false);
  const [status, change] = usePlan(recall, range, isWithoutLimits);
  const [rated, setRated] = useState<readonly string[]>([]);
  const shownMs = useRef(Date.now());
  const plan = status.kind === 'ready' ? status.plan : undefined;
  const card = plan && presentCard(recall.deck, plan, new Set(rated));
  const titleOf = (path: string) =>
    recall.deck.cards.get(path)?.decision?.title || plan?.titles.get(path) || '';
  const next = plan?.ids.find((id) => id !== card?.id)?.split('#')[0];
  useEffect(() => {
    if (next) loadQuestion(next).catch(() => undefined);
  }, [next]);
  if (status.kind === 'loading') return <p role="status">Putting the test together …</p>;
  if (status.kind === 'failed' || !plan)
    return (
      <>
        <h1>Test yourself</h1>
        <p role="alert">{status.kind === 'failed' ? status.reason : ''}</p>
        <p>
          <button type="button" className={styles.button} onClick={() => location.reload()}>
            Try again
          </button>{' '}
          <button type="button" className={styles.button} onClick={onLeave}>
            Back to the review
          </button>
        </p>
      </>
    );
  const leaveOut = (id: string) => {
    change((now) => ({ ...now, ids: now.ids.filter((one) => one !== id) }));
    shownMs.current = Date.now();
  };
  const undo = () => {
    const id = actions.undo();
    if (id === undefined) return;
    setRated(rated.slice(0, -1));
    change((now) => ({ ...now, ids: [id, ...now.ids.filter((one) => one !== id)] }));
  };
  if (!card)
    return (
      <Finished
        count={rated.length}
        overLimit={plan.overLimit}
        canUndo={rated.length > 0}
        onUndo={undo}
        onLeave={onLeave}
        onMore={isWithoutLimits || range === undefined ? undefined : () => setWithoutLimits(true)}
      />
    );
  const title = titleOf(card.path);
  return (
    <>
      <p className={styles.progress}>
        <span>
          {plan.name ? `${plan.name}: ` : ''}
          {counted(plan.ids.length, 'card')} to go
        </span>
        <button type="button" onClick={onLeave}>
          End the test
        </button>
      </p>
      <TestCard
        key={`${card.id} ${rated.length}`}
        card={card}
        deck={recall.deck}
        hasParts={recall.settings.hasParts}
        canUndo={rated.length > 0}
        onRate={(rating: Rating, asked: string) => {
          actions.rate(card, rating, { title: asked || title, tookMs: Date.now() - shownMs.current });
          setRated([...rated, card.id]);
          leaveOut(card.id);
        }}
        onParts={(ids, asked) => actions.addParts(ids, asked || title)}
        onUndo={undo}
        onBury={() => {
          const tomorrow = startOfDay(dayOf(nowMoment()) + 1, deviceZone);
          actions.decide(card, { buriedUntilMs: tomorrow }, title);
          leaveOut(card.id);
        }}
        onSuspend={() => {
          actions.decide(card, { isSuspended: true }, title);
          leaveOut(card.id);
        }}
        href={addressOf(card.path)}
      />
    </>
  );
}

function Finished({
  count,
  overLimit,
  canUndo,
  onUndo,
  onLeave,
  onMore,
}: {
  readonly count: number;
  readonly overLimit: number;
  readonly canUndo: boolean;
  readonly onUndo: () => void;
  readonly onLeave: () => void;
  readonly onMore: (() => void) | undefined;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        {count > 0 ? 'Done for now' : 'Nothing is due here'}
      </h1>
      <p>
        {count > 0
          ? `You went through ${counted(count, 'card')}.`
          : 'All of these questions were tested, or today’s new ones are used up.'}{' '}
        {overLimit > 0 ? `${counted(overLimit, 'card')} more wait for another day.` : ''}
      </p>
      <p className={styles.choices}>
        <button type="button" className={styles.main} onClick={onLeave}>
          See the review
        </button>
        {onMore ? (
          <button type="button" className={styles.button} onClick={onMore}>
            Go on past today’s limits
          </button>
        ) : null}
        {canUndo ? (
          <button type="button" className={styles.button} onClick={onUndo}>
            Undo the last
          </button>
        ) : null}
      </p>
    </>
  );
}
