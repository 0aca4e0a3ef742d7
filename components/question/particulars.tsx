import type { QuestionRecord } from '@/lib/catalog/question-record';
import { formatCalendarDate } from '@/lib/text/calendar-date';
import { machineWrittenId } from '../site/machine-written';
import { WithheldMark } from './withheld-mark';

interface ParticularsProps {
  readonly question: QuestionRecord;
  /** Whether the page says further down that a machine wrote the answer. */
  readonly isMachineWritten?: boolean;
  readonly className: string | undefined;
}

/** When and by whom or what an answer was written, and how long it takes to read. */
export function Particulars({ question, isMachineWritten = false, className }: ParticularsProps) {
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
      {isMachineWritten ? (
        <span className="no-print">
          <a href={`#${machineWrittenId}`}>Machine-written</a>
        </span>
      ) : null}
      <span>{question.minutes} min read</span>
    </p>
  );
}
