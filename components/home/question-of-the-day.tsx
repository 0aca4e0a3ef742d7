import { MarginSection } from '@/components/site/leaf';
import type { QuestionRecord } from '@/lib/catalog/question-record';
import { questionAddress } from '@/lib/site/paths';
import styles from './question-of-the-day.module.css';

interface QuestionOfTheDayProps {
  readonly question: QuestionRecord;
  readonly hue: number | undefined;
  readonly subjectTitle: string | undefined;
}

/** One question, set large. */
export function QuestionOfTheDay({ question, hue, subjectTitle }: QuestionOfTheDayProps) {
  return (
    <MarginSection id="today" title="Question of the day">
      <div className={styles.today} data-hue={hue}>
        <a className={styles.question} href={questionAddress(question)}>
          {question.question}
        </a>
        {question.summary ? <p className={styles.summary}>{question.summary}</p> : null}
        <p className={styles.subject}>
          {subjectTitle} · {question.minutes} min read
        </p>
      </div>
    </MarginSection>
  );
}
