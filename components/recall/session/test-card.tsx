import { useEffect, useRef, useState } from 'react';
import { type LoadedQuestion, loadQuestion } from '@/components/recall/load-question';
import { dateOf, timeUntil } from '@/components/recall/next-date';
import shared from '@/components/recall/recall.module.css';
import { nowMoment } from '@/components/recall/recall-state';
import type { Rating } from '@/lib/study/model/records';
import { answerParts } from '@/lib/study/recall/answer-parts';
import type { Deck, DeckCard } from '@/lib/study/recall/deck';
import { isLeech } from '@/lib/study/recall/deck';
import { dueOf } from '@/lib/study/recall/memory';
import { Adopted, Answer, Part, type Stage } from './answer-views';
import styles from './test-card.module.css';
import { useKeys } from './use-keys';

type Loading = LoadedQuestion | 'loading' | 'gone' | 'failed';

interface TestCardProps {
  readonly card: DeckCard;
  /** What it asks, as far as is known before it is fetched; else empty. */
  readonly title: string;
  readonly deck: Deck;
  readonly hasParts: boolean;
  readonly canUndo: boolean;
  readonly href: string;
  readonly onRate: (rating: Rating, title: string) => void;
  readonly onParts: (ids: readonly string[], title: string) => void;
  readonly onUndo: () => void;
  /** Both are told the title, where it is known. */
  readonly onBury: (title: string) => void;
  readonly onSuspend: (title: string) => void;
}

const names = { 1: 'Again', 2: 'Hard', 3: 'Good', 4: 'Easy' } as const;

/** One card: the question, its answer covered, then what the reader says of it. */
export function TestCard(props: TestCardProps) {
  const { card, hasParts, onParts } = props;
  const [stage, setStage] = useState<Stage>('covered');
  const question = useQuestion(card.path);
  const heading = useRef<HTMLHeadingElement>(null);
  const part = card.id.includes('#') ? card.id.slice(card.path.length + 1) : undefined;
  const isLoaded = typeof question === 'object';
  useEffect(() => {
    if (isLoaded) heading.current?.focus();
  }, [isLoaded]);
  const title = isLoaded ? (question.heading.textContent ?? '') : props.title;
  const uncover = () => setStage(stage === 'covered' && part === undefined ? 'beginning' : 'whole');
  const rate = (rating: Rating) => {
    if (!isLoaded || stage === 'covered') return;
    if (hasParts && part === undefined) {
      const ids = answerParts<Element>(question.answer).map(({ id }) => `${card.path}#${id}`);
      onParts(ids, title);
    }
    props.onRate(rating, title);
  };
  useKeys({ ...props, uncover: isLoaded && stage !== 'whole' ? uncover : undefined, rate });
  return (
    <article className={styles.card}>
      <h1 ref={heading} tabIndex={-1} className={styles.asked}>
        {isLoaded ? <Adopted nodes={question.heading} /> : title || 'Test yourself'}
      </h1>
      {isLeech(card) ? (
        <p className={styles.leech}>
          This card was forgotten {card.memory.card.lapses} times. It may stick better in other words: write a
          note, or put it aside.
        </p>
      ) : null}
      {isLoaded ? <Seen question={question} part={part} stage={stage} /> : <Waiting question={question} />}
      <div className={styles.bar}>
        {isLoaded && stage !== 'whole' ? (
          <button type="button" className={shared.main} onClick={uncover}>
            {part !== undefined ? 'Uncover' : stage === 'covered' ? 'Show the beginning' : 'Show the rest'}{' '}
            <kbd>Space</kbd>
          </button>
        ) : null}
        {isLoaded && stage !== 'covered' ? <Ratings card={card} deck={props.deck} onRate={rate} /> : null}
        <Aside {...props} title={isLoaded ? title : ''} />
      </div>
    </article>
  );
}

/** A question of the site, once it is fetched, or why it is not. */
function useQuestion(path: string): Loading {
  const [question, setQuestion] = useState<Loading>('loading');
  useEffect(() => {
    let isGone = false;
    loadQuestion(path).then(
      (loaded) => !isGone && setQuestion(loaded ?? 'gone'),
      () => !isGone && setQuestion('failed'),
    );
    return () => {
      isGone = true;
    };
  }, [path]);
  return question;
}

interface SeenProps {
  readonly question: LoadedQuestion;
  readonly part: string | undefined;
  readonly stage: Stage;
}

function Seen({ question, part, stage }: SeenProps) {
  if (part === undefined) return <Answer question={question} stage={stage} />;
  return <Part question={question} part={part} isOpen={stage === 'whole'} />;
}

function Waiting({ question }: { readonly question: Exclude<Loading, LoadedQuestion> }) {
  if (question === 'loading') return <p role="status">Fetching the question …</p>;
  if (question === 'gone') return <p role="alert">This question is not on the site any more.</p>;
  return <p role="alert">The question could not be fetched. Check the connection, then reload this page.</p>;
}

interface AsideProps extends Pick<TestCardProps, 'canUndo' | 'href' | 'onUndo' | 'onBury' | 'onSuspend'> {
  readonly title: string;
}

/** What may be done with the card but to rate it. */
function Aside({ title, canUndo, href, onUndo, onBury, onSuspend }: AsideProps) {
  return (
    <p className={`${styles.aside} ${shared.quietly}`}>
      <button type="button" onClick={onUndo} disabled={!canUndo}>
        Undo <kbd>U</kbd>
      </button>
      <button type="button" onClick={() => onBury(title)} title="Bury: not shown again before tomorrow">
        Bury
      </button>
      <button
        type="button"
        onClick={() => onSuspend(title)}
        title="Suspend: not shown again until you put it back"
      >
        Suspend
      </button>
      <a href={href}>Page</a>
    </p>
  );
}

/** The four answers, each with when the card comes up next. */
function Ratings({
  card,
  deck,
  onRate,
}: {
  readonly card: DeckCard;
  readonly deck: Deck;
  readonly onRate: (rating: Rating) => void;
}) {
  const now = nowMoment();
  return (
    <fieldset className={styles.ratings}>
      <legend>How well did you know it?</legend>
      {([1, 2, 3, 4] as const).map((rating) => {
        const due = dueOf(deck.scheduler.review(card.memory, rating, now));
        const date = dateOf(due, now, document.documentElement.lang);
        return (
          <button key={rating} type="button" data-rating={rating} onClick={() => onRate(rating)}>
            <strong>
              {names[rating]} <kbd>{rating}</kbd>
            </strong>
            <span>{timeUntil(due, now)}</span>
            {'day' in due ? <span className={styles.date}>{date}</span> : null}
          </button>
        );
      })}
    </fieldset>
  );
}
