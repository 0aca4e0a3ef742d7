import { useEffect, useRef, useState } from 'react';
import { checkQuizzes } from '@/components/quiz/check-quiz';
import { singleKeyStorageKey } from '@/components/site/storage-keys';
import type { Rating } from '@/lib/study/model/records';
import { answerParts } from '@/lib/study/recall/answer-parts';
import type { Deck, DeckCard } from '@/lib/study/recall/deck';
import { isLeech } from '@/lib/study/recall/deck';
import { dueOf } from '@/lib/study/recall/memory';
import { coveredPart } from './covered-part';
import { beginningOf, type LoadedQuestion, loadQuestion } from './load-question';
import { dateOf, timeUntil } from './next-date';
import styles from './recall.module.css';
import { nowMoment } from './recall-state';

/** How much of the answer is seen. */
type Stage = 'covered' | 'beginning' | 'whole';
type Loading = LoadedQuestion | 'loading' | 'gone' | 'failed';

interface TestCardProps {
  readonly card: DeckCard;
  readonly deck: Deck;
  readonly hasParts: boolean;
  readonly canUndo: boolean;
  readonly href: string;
  readonly onRate: (rating: Rating, title: string) => void;
  readonly onParts: (ids: readonly string[], title: string) => void;
  readonly onUndo: () => void;
  readonly onBury: () => void;
  readonly onSuspend: () => void;
}

const names = { 1: 'Again', 2: 'Hard', 3: 'Good', 4: 'Easy' } as const;
const shownSentences = 2;

/** One card: the question, its answer covered, then what the reader says of it. */
export function TestCard(props: TestCardProps) {
  const { card, hasParts, onParts } = props;
  const [stage, setStage] = useState<Stage>('covered');
  const [question, setQuestion] = useState<Loading>('loading');
  const heading = useRef<HTMLHeadingElement>(null);
  const part = card.id.includes('#') ? card.id.slice(card.path.length + 1) : undefined;
  useEffect(() => {
    let isGone = false;
    loadQuestion(card.path).then(
      (loaded) => !isGone && setQuestion(loaded ?? 'gone'),
      () => !isGone && setQuestion('failed'),
    );
    return () => {
      isGone = true;
    };
  }, [card.path]);
  const isLoaded = typeof question === 'object';
  useEffect(() => {
    if (isLoaded) heading.current?.focus();
  }, [isLoaded]);
  const title = isLoaded ? (question.heading.textContent ?? '') : (card.decision?.title ?? card.path);
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
        {isLoaded ? <Adopted nodes={question.heading} /> : title}
      </h1>
      {isLeech(card) ? (
        <p className={styles.leech}>
          This card was forgotten {card.memory.card.lapses} times. It may stick better in other words: write a
          note, or put it aside.
        </p>
      ) : null}
      {question === 'loading' ? <p role="status">Fetching the question …</p> : null}
      {question === 'failed' ? (
        <p role="alert">The question could not be fetched. Check the connection, then reload this page.</p>
      ) : null}
      {question === 'gone' ? <p role="alert">This question is not on the site any more.</p> : null}
      {isLoaded && part !== undefined ? (
        <Part question={question} part={part} isOpen={stage === 'whole'} />
      ) : null}
      {isLoaded && part === undefined ? <Answer question={question} stage={stage} /> : null}
      <div className={styles.bar}>
        {isLoaded && stage !== 'whole' ? (
          <button type="button" className={styles.main} onClick={uncover}>
            {part !== undefined ? 'Uncover' : stage === 'covered' ? 'Show the beginning' : 'Show the rest'}{' '}
            <kbd>Space</kbd>
          </button>
        ) : null}
        {isLoaded && stage !== 'covered' ? <Ratings card={card} deck={props.deck} onRate={rate} /> : null}
        <p className={styles.aside}>
          <button type="button" onClick={props.onUndo} disabled={!props.canUndo}>
            Undo <kbd>U</kbd>
          </button>
          <button type="button" onClick={props.onBury} title="Bury: not shown again before tomorrow">
            Bury
          </button>
          <button
            type="button"
            onClick={props.onSuspend}
            title="Suspend: not shown again until you put it back"
          >
            Suspend
          </button>
          <a href={props.href}>Page</a>
        </p>
      </div>
    </article>
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

function Answer({ question, stage }: { readonly question: LoadedQuestion; readonly stage: Stage }) {
  const root = useRef<HTMLDivElement>(null);
  const quizRoot = useRef<HTMLDivElement>(null);
  const { quiz, answer } = question;
  useEffect(() => {
    if (!quiz || !quizRoot.current) return;
    quizRoot.current.replaceChildren(document.importNode(quiz, true));
    checkQuizzes(quizRoot.current);
  }, [quiz]);
  useEffect(() => {
    if (stage === 'covered') root.current?.replaceChildren();
    else if (stage === 'beginning') root.current?.replaceChildren(beginningOf(answer, shownSentences));
    else root.current?.replaceChildren(...document.importNode(answer, true).childNodes);
    // Where a quiz fills the screen, what was uncovered would stand below it.
    if (stage === 'beginning' && quiz) root.current?.scrollIntoView({ block: 'center' });
  }, [answer, quiz, stage]);
  return (
    <>
      {quiz ? <div ref={quizRoot} /> : null}
      <div
        ref={root}
        className="prose"
        lang={answer.lang || undefined}
        dir={answer.dir || undefined}
        aria-live="polite"
      />
    </>
  );
}

/** A part of an answer, with what is asked for covered until it is opened. */
function Part({
  question: { answer },
  part,
  isOpen,
}: {
  readonly question: LoadedQuestion;
  readonly part: string;
  readonly isOpen: boolean;
}) {
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => root.current?.replaceChildren(coveredPart(answer, part, isOpen)), [answer, part, isOpen]);
  return (
    <div
      ref={root}
      className="prose"
      lang={answer.lang || undefined}
      dir={answer.dir || undefined}
      aria-live="polite"
    />
  );
}

/** What another document holds, in this one. */
function Adopted({ nodes }: { readonly nodes: Element }) {
  const root = useRef<HTMLSpanElement>(null);
  useEffect(() => root.current?.replaceChildren(...document.importNode(nodes, true).childNodes), [nodes]);
  return <span ref={root}>{nodes.textContent}</span>;
}

interface Keys {
  readonly uncover: (() => void) | undefined;
  readonly rate: (rating: Rating) => void;
  readonly onUndo: () => void;
}

/** Space uncovers, 1 to 4 rate, u takes back; single letters and digits only where the reader has not switched them off. */
function useKeys(keys: Keys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { target, key } = event;
      if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey || event.repeat) return;
      if (
        target instanceof Element &&
        target.closest('input:not([type=radio], [type=checkbox]), textarea, select, dialog')
      )
        return;
      const isControl = target instanceof Element && target.closest('button, a, summary, input') !== null;
      if (key === ' ' && !isControl && latest.current.uncover) {
        event.preventDefault();
        latest.current.uncover();
      } else if (hasSingleKeys() && /^[1-4]$/.test(key)) latest.current.rate(Number(key) as Rating);
      else if (hasSingleKeys() && key.toLowerCase() === 'u') latest.current.onUndo();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}

function hasSingleKeys(): boolean {
  try {
    return localStorage.getItem(singleKeyStorageKey) !== 'off';
  } catch {
    return true;
  }
}
