import type { QuestionRecord } from '@/lib/catalog/question-record';
import type { RenderedAnswer } from '@/lib/markdown/render-answer';
import { questionAddress, subjectPath } from '@/lib/site/paths';
import { formatCalendarDate } from '@/lib/text/calendar-date';
import { RenderedAnswerHtml } from '../question/rendered-answer';
import styles from './side-by-side.module.css';

interface ComparedAnswerProps {
  /** Names the column's heading. */
  readonly id: string;
  readonly question: QuestionRecord;
  readonly subjectTitle: string;
  readonly hue: number;
  /** Sanitised, with ids that no other answer on the page has. */
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
          <a href={address}>{question.question}</a>
        </h2>
        <p className={styles.particulars}>
          {question.date ? (
            <span>
              {question.dateLabel}{' '}
              <time dateTime={question.date}>{formatCalendarDate(question.date, question.dateFormat)}</time>
            </span>
          ) : null}
          {question.author ? <span>{question.author}</span> : null}
          <span>{question.minutes} min read</span>
        </p>
      </div>
      <div className={styles.text}>
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
