import type { QuestionRecord } from '@/lib/catalog/question-record';
import { formatCalendarDate } from '@/lib/text/calendar-date';
import { WithheldMark } from './withheld-mark';

interface ParticularsProps {
  readonly question: QuestionRecord;
  readonly className: string | undefined;
}

/** When and by whom an answer was written, and how long it takes to read. */
export function Particulars({ question, className }: ParticularsProps) {
  return (
    <p className={className}>
      <WithheldMark question={question} />
      {question.date ? (
        <span>
          {question.dateLabel}{' '}
          <time dateTime={question.date}>{formatCalendarDate(question.date, question.dateFormat)}</time>
        </span>
      ) : null}
      {question.author ? <span>{question.author}</span> : null}
      <span>{question.minutes} min read</span>
    </p>
  );
}
