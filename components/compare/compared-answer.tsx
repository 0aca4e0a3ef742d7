import type { QuestionRecord } from '@/lib/catalog/question-record';
import type { RenderedAnswer } from '@/lib/markdown/render/render-answer';
import { questionAddress, subjectPath } from '@/lib/site/paths';
import { directionOf } from '@/lib/text/direction';
import { Particulars } from '../question/particulars';
import { RenderedAnswerHtml } from '../question/rendered-answer';
import styles from './side-by-side.module.css';

interface ComparedAnswerProps {
  /** Names the column's heading. */
  readonly id: string;
  readonly question: QuestionRecord;
  readonly subjectTitle: string;
  readonly hue: number;
  /** Sanitized, with ids that no other answer on the page has. */
  readonly answer: RenderedAnswer;
}

/** One of two answers on a page: its question leads to its own page. */
export function ComparedAnswer({ id, question, subjectTitle, hue, answer }: ComparedAnswerProps) {
  const address = questionAddress(question);
  return (
    <article className={styles.side} data-hue={hue} aria-labelledby={id}>
      <div className={styles.head}>
        <p className={styles.subject}>
          <a href={subjectPath(question.subject)}>{subjectTitle}</a>
        </p>
        <h2 id={id} className={styles.question} data-long={question.question.length > 90 ? '' : undefined}>
          <a lang={question.language} dir={directionOf(question.language)} href={address}>
            {question.question}
          </a>
        </h2>
        <Particulars question={question} className={styles.particulars} />
      </div>
      <div lang={question.language} dir={directionOf(question.language)} className={styles.text}>
        <RenderedAnswerHtml answer={answer} className={styles.answer} />
        <p className={styles.more}>
          <a href={address}>
            Open this page<span className="sr-only">: {question.question}</span>
          </a>
        </p>
      </div>
    </article>
  );
}
