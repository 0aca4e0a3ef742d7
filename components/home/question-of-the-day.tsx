import { MarginSection } from '@/components/site/leaf';
import type { QuestionRecord } from '@/lib/catalog/question-record';
import { questionAddress } from '@/lib/site/paths';
import { directionOf } from '@/lib/text/direction';
import styles from './question-of-the-day.module.css';

interface QuestionOfTheDayProps {
  readonly question: QuestionRecord;
  readonly title: string;
  readonly hue: number | undefined;
  readonly subjectTitle: string | undefined;
}

/** One question, set large, under a title that says why it stands there. */
export function QuestionOfTheDay({ question, title, hue, subjectTitle }: QuestionOfTheDayProps) {
  return (
    <MarginSection id="today" title={title}>
      <div className={styles.today} data-hue={hue}>
        <a
          lang={question.language}
          dir={directionOf(question.language)}
          className={styles.question}
          href={questionAddress(question)}
        >
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
