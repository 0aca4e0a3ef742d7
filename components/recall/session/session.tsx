import { useEffect, useRef, useState } from 'react';
import { addressOf, loadQuestion } from '@/components/recall/load-question';
import { counted } from '@/components/recall/next-date';
import styles from '@/components/recall/recall.module.css';
import type { Decision, RecallActions } from '@/components/recall/recall-actions';
import { nowMoment, type Recall } from '@/components/recall/recall-state';
import type { TestRange } from '@/lib/site/paths';
import type { DeckCard } from '@/lib/study/recall/deck';
import { dayOf, deviceZone, startOfDay } from '@/lib/study/recall/study-day';
import { TestCard } from './test-card';
import { type Plan, presentCard, usePlan } from './use-plan';

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
  const [status, change] = usePlan(recall, actions.titlesOf, { range, isWithoutLimits });
  const [rated, setRated] = useState<readonly string[]>([]);
  const plan = status.kind === 'ready' ? status.plan : undefined;
  const card = plan && presentCard(recall.deck, plan, new Set(rated));
  useNextAhead(plan, card);
  if (status.kind === 'loading') return <p role="status">Putting the test together …</p>;
  if (!plan) return <Failed reason={status.kind === 'failed' ? status.reason : ''} onLeave={onLeave} />;
  const leaveOut = (id: string) => change((now) => ({ ...now, ids: now.ids.filter((one) => one !== id) }));
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
  return (
    <>
      <p className={`${styles.progress} ${styles.quietly}`}>
        <span>
          {plan.name ? `${plan.name}: ` : ''}
          {counted(plan.ids.length, 'card')} to go
        </span>
        <button type="button" onClick={onLeave}>
          End the test
        </button>
      </p>
      <AskedCard
        key={`${card.id} ${rated.length}`}
        {...{ recall, actions, plan, card }}
        canUndo={rated.length > 0}
        onUndo={undo}
        onDone={() => leaveOut(card.id)}
        onRated={() => setRated([...rated, card.id])}
      />
    </>
  );
}

/** The question that comes next is fetched while the reader is at this one. */
function useNextAhead(plan: Plan | undefined, card: DeckCard | undefined): void {
  const next = plan?.ids.find((id) => id !== card?.id)?.split('#')[0];
  useEffect(() => {
    if (next) loadQuestion(next).catch(() => undefined);
  }, [next]);
}

interface AskedCardProps extends Pick<SessionProps, 'recall' | 'actions'> {
  readonly plan: Plan;
  readonly card: DeckCard;
  readonly canUndo: boolean;
  readonly onUndo: () => void;
  /** The card leaves the test. */
  readonly onDone: () => void;
  readonly onRated: () => void;
}

/** A card of the test, with what becomes of what the reader says. */
function AskedCard({ recall, actions, plan, card, canUndo, onUndo, onDone, onRated }: AskedCardProps) {
  const [shownMs] = useState(Date.now);
  const { deck, settings } = recall;
  const title =
    card.decision?.title || deck.cards.get(card.path)?.decision?.title || plan.titles.get(card.path) || '';
  const decide = (decision: Decision, asked: string) => {
    actions.decide(card, decision, asked || title);
    onDone();
  };
  return (
    <TestCard
      card={card}
      title={title}
      deck={deck}
      hasParts={settings.hasParts}
      canUndo={canUndo}
      onRate={(rating, asked) => {
        actions.rate(card, rating, { title: asked || title, tookMs: Date.now() - shownMs });
        onRated();
        onDone();
      }}
      onParts={(ids, asked) => actions.addParts(ids, asked || title)}
      onUndo={onUndo}
      onBury={(asked) => decide({ buriedUntilMs: startOfDay(dayOf(nowMoment()) + 1, deviceZone) }, asked)}
      onSuspend={(asked) => decide({ isSuspended: true }, asked)}
      href={addressOf(card.path)}
    />
  );
}

function Failed({ reason, onLeave }: { readonly reason: string; readonly onLeave: () => void }) {
  return (
    <>
      <h1>Test yourself</h1>
      <p role="alert">{reason}</p>
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
