import { type RefObject, useEffect, useRef } from 'react';
import { checkQuizzes } from '@/components/quiz/check-quiz';
import { beginningOf, type LoadedQuestion } from '@/components/recall/load-question';
import { coveredPart } from './covered-part';

/** How much of the answer is seen. */
export type Stage = 'covered' | 'beginning' | 'whole';

const shownSentences = 2;

/** An answer as far as it is seen, with the quiz of its question. */
export function Answer({ question, stage }: { readonly question: LoadedQuestion; readonly stage: Stage }) {
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
      <Prose root={root} answer={answer} />
    </>
  );
}

/** A part of an answer, with what is asked for covered until it is opened. */
export function Part({
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
  return <Prose root={root} answer={answer} />;
}

interface ProseProps {
  readonly root: RefObject<HTMLDivElement | null>;
  /** Whose language it is in. */
  readonly answer: HTMLElement;
}

/** Where what is seen of an answer is put, and heard. */
function Prose({ root, answer }: ProseProps) {
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
export function Adopted({ nodes }: { readonly nodes: Element }) {
  const root = useRef<HTMLSpanElement>(null);
  useEffect(() => root.current?.replaceChildren(...document.importNode(nodes, true).childNodes), [nodes]);
  return <span ref={root}>{nodes.textContent}</span>;
}
